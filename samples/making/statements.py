"""The seven statements of a review request, in two wordings of our own."""

from __future__ import annotations

FORM = (
    "The position pays an hourly wage at or above the State or local minimum wage, whichever is higher, for the area "
    "of the employment site.",
    "At no time are the wages of this position subject to “time studies” that individuals without disabilities do not "
    "undergo.",
    "An individual in this position is eligible for the same level of benefits as employees without disabilities.",
    "This position is, and will continue to be, available to the individual hired regardless of the service provider "
    "with whom the individual is connected.",
    "This position is not located in a setting established for the sole purpose of employing individuals with "
    "disabilities.",
    "The duties of this position are not performed in a segregated environment, and the position gives the same "
    "opportunity for interaction with individuals without disabilities as peers in similar positions have.",
    "This position provides the same opportunities for advancement for individuals with the most significant "
    "disabilities as for peers without disabilities.",
)

SHORT = (
    "Pays at least the state or local minimum wage for the site, whichever is higher",
    "Wages never subject to time studies that others are not subject to",
    "Same level of benefits as employees without disabilities",
    "Available, and will stay available, whoever the service provider is",
    "Not in a setting established for the sole purpose of employing people with disabilities",
    "Duties not performed in a segregated environment; same interaction as peers",
    "Same opportunities for advancement as peers without disabilities",
)

CERTIFY = (
    "I certify that these answers are true and accurate to the best of my knowledge, and that I am authorized to sign "
    "for the employer of record."
)
