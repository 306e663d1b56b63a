"""People and roles: who may do what. Roles are groups with permissions, put right whenever the desk starts."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission, User
from django.db import transaction

from review import store_history
from review.store_desk import Hand

ROLES = {
    "read-only": ("see_desk",),
    "intake": ("see_desk", "use_intake"),
    "reviewer": ("see_desk", "use_intake", "settle", "decide"),
    "lead": ("see_desk", "use_intake", "settle", "decide", "lead", "publish"),
    "administrator": ("see_desk", "use_intake", "lead", "manage_people"),
}


@transaction.atomic
def make_roles() -> None:
    """Makes the groups and gives each its permissions."""
    known = {one.codename: one for one in Permission.objects.filter(content_type__app_label="review")}
    for name, rights in ROLES.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set([known[right] for right in rights])


def anybody() -> bool:
    """Whether there is an account yet."""
    return User.objects.exists()


@transaction.atomic
def make_person(name: str, full_name: str, password: str | None, roles: tuple[str, ...], hand: Hand) -> User:
    """Makes an account. Without a password it can only sign in by single sign-on."""
    first, _, last = full_name.partition(" ")
    user = User.objects.create_user(name, password=password, first_name=first[:150], last_name=last[:150])
    user.groups.set(Group.objects.filter(name__in=roles))
    store_history.note(
        hand.key, "account made", by=hand.by, at=hand.at, detail={"account": name, "roles": sorted(roles)}
    )
    return user


@transaction.atomic
def change_person(name: str, roles: tuple[str, ...], active: bool, email: str, hand: Hand) -> None:
    """Gives an account other roles, or closes it; it is never deleted, as the history names it."""
    user = User.objects.get(username=name)
    user.groups.set(Group.objects.filter(name__in=roles))
    user.is_active, user.email = active, email
    user.save()
    detail = {"account": name, "roles": sorted(roles), "active": active}
    store_history.note(hand.key, "account changed", by=hand.by, at=hand.at, detail=detail)


def names() -> dict[str, str]:
    """Everybody's name by account."""
    rows = User.objects.values_list("username", "first_name", "last_name")
    return {name: f"{first} {last}".strip() or name for name, first, last in rows}


def name_of(account: str) -> str:
    """The name of an account, or the account where it is unknown."""
    user = User.objects.filter(username=account).only("username", "first_name", "last_name").first()
    return named(user) if user else account


def named(user: User) -> str:
    """A person's full name, or the account's."""
    return user.get_full_name() or user.username
