"""The codes of the loader: what can be wrong before there is a model that the rules could check."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Code:
    """A row of ``docs/rules.md``."""

    code: str
    title: str
    why: str


UNREADABLE = Code("V001", "The file can be read", "There is nothing to check otherwise.")
NOT_TEXT = Code("V002", "The file is UTF-8 text", "YAML is text; control characters hide what is really there.")
SYNTAX = Code("V003", "The file is YAML", "What can't be parsed can't be checked.")
EMPTY = Code("V004", "The file says something", "An empty file describes no system.")
DOCUMENTS = Code("V005", "One document a file", "Tools disagree on which of several documents counts.")
DUPLICATE_KEY = Code("V006", "A key stands once", "YAML tools silently keep one of the two values.")
TAG = Code("V007", "No tags", "A tag asks the reader to run or build something; this file is plain data.")
ALIAS = Code("V008", "Aliases stay small", "An alias of itself, or of aliases of aliases, grows without end.")
KEY_TEXT = Code("V009", "Keys are text", "A key such as 12 or true turns into something else on its way.")
MISSING = Code("V010", "What is needed is there", "The key has no default.")
UNKNOWN = Code("V011", "No unknown keys", "A misspelled key would be ignored in silence.")
CHOICE = Code("V012", "One of the allowed values", "Viaduct does exactly these.")
TYPE = Code("V013", "The right type", "Text, numbers, lists and mappings don't stand in for each other.")
FORM = Code("V014", "The right form", "The value has a pattern, a length or a range.")
ACCOUNT = Code(
    "V015",
    "Account ids are quoted",
    "A bare account id is a number: a leading zero is dropped, or makes it octal, and another account is meant.",
)
NOTHING = Code("V016", "No empty values", "A key with nothing after it reads as 'on' to people and as 'off' to YAML.")
OAUTH = Code(
    "V017",
    "No GitHub by OAuth token",
    "Version 1 keeps a person's token in the pipeline and in Terraform's state. A connection needs none, and has "
    "triggers by branch and path. "
    "https://docs.aws.amazon.com/codepipeline/latest/userguide/update-github-action-connections.html",
)

CODES = (
    UNREADABLE,
    NOT_TEXT,
    SYNTAX,
    EMPTY,
    DOCUMENTS,
    DUPLICATE_KEY,
    TAG,
    ALIAS,
    KEY_TEXT,
    MISSING,
    UNKNOWN,
    CHOICE,
    TYPE,
    FORM,
    ACCOUNT,
    NOTHING,
    OAUTH,
)
