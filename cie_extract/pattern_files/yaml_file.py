"""One YAML file of patterns/ into one frozen model, or an error that names file, line and key."""

from __future__ import annotations

from difflib import get_close_matches
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from cie_extract.errors import PatternFileError

Model = TypeVar("Model", bound=BaseModel)

#: libyaml's where PyYAML was built with it: ten times faster, and every worker reads all patterns when it starts.
_Loader: type[yaml.SafeLoader] | type[yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_yaml(file: Traversable | Path, model: type[Model]) -> Model:
    """Read `file` as one `model`.

    Raises PatternFileError, with `file:line`, for text that is no YAML, a key twice, an unknown key (with the nearest
    known one), a missing key or a value of the wrong kind.
    """
    try:
        node = yaml.compose(file.read_text(encoding="utf-8"), Loader=_Loader)
        _refuse_doubles(node, file.name)
        content = yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        raise PatternFileError(f"{file.name}{line}: not valid YAML ({getattr(error, 'problem', error)}).") from error
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise PatternFileError(_explain(error, node, model, file.name)) from error


def line_of(file: Traversable | Path, place: tuple[int | str, ...]) -> int:
    """The line, from 1, on which an entry of a YAML file stands: keys and numbers of list items from the top."""
    return _line(yaml.compose(file.read_text(encoding="utf-8"), Loader=_Loader), place)


def _refuse_doubles(node: yaml.Node | None, name: str) -> None:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                raise PatternFileError(f"{name}:{key.start_mark.line + 1}: {key.value!r} stands twice.")
            seen.add(key.value)
            _refuse_doubles(value, name)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            _refuse_doubles(value, name)


def _explain(error: ValidationError, node: yaml.Node | None, model: type[BaseModel], name: str) -> str:
    lines = []
    for problem in error.errors(include_url=False):
        place = problem["loc"]
        line = _line(node, place)
        entry = ".".join(str(step) for step in place)
        if problem["type"] == "extra_forbidden":
            near = get_close_matches(str(place[-1]), sorted(_all_keys(model)), n=1)
            hint = f" (did you mean {near[0]!r}?)" if near else ""
            lines.append(f"{name}:{line}: {str(place[-1])!r} is not a key{hint}.")
        else:
            lines.append(f"{name}:{line}: {entry}: {problem['msg']}.")
    return " ".join(lines)


def _line(node: yaml.Node | None, place: tuple[int | str, ...]) -> int:
    line = node.start_mark.line + 1 if node else 1
    for step in place:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == str(step):
                    node, line = value, key.start_mark.line + 1
                    break
            else:
                return line
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
        else:
            return line
    return line


def _all_keys(model: Any, seen: set[Any] | None = None) -> set[str]:
    seen = seen if seen is not None else set()
    if model in seen or not (isinstance(model, type) and issubclass(model, BaseModel)):
        return set()
    seen.add(model)
    keys: set[str] = set()
    for key, info in model.model_fields.items():
        keys.add(info.alias or key)
        for inner in _inner_types(info.annotation):
            keys |= _all_keys(inner, seen)
    return keys


def _inner_types(annotation: Any) -> list[Any]:
    inner = list(getattr(annotation, "__args__", ()))
    return [annotation, *inner, *(deep for one in inner for deep in _inner_types(one))]
