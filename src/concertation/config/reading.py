"""How each key of a configuration is read: strictly, and everything that is wrong is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypedDict, cast

from concertation.config.addresses import address_problem
from concertation.config.values import OFF, Choices, Given, Ignored, Mention, RuleSettings, Scope, Tell
from concertation.documents.kinds import LIST, MAPPING, read_flag, read_text, refused, word_reader
from concertation.documents.pathways.ledger import Ledger
from concertation.documents.troubles import Elsewhere, Trouble, Way
from concertation.errors import InvalidValue
from concertation.findings import Level
from concertation.model.frozen import freeze
from concertation.texts import Lang, Message, Text, nearest

__all__ = ["Said", "read_data"]

_LANG: Final = word_reader(("fr", "en"))
_LEVEL: Final = word_reader(tuple(level.value for level in Level))
_TELL: Final = word_reader((OFF, *(level.value for level in Level)))
_TABLES: Final = ("select", "ignore", "per")

_ELSEWHERE: Final = Text(en="'{word}' is said of rules", fr="« {word} » se dit des règles")
_BELOW: Final = Text(en="write it below [rules]", fr="écrivez-le sous [rules]")
_BLANK: Final = Text(en="this says nothing", fr="ceci ne dit rien")
_TWICE: Final = Text(en="'{word}' is given twice", fr="« {word} » est donné deux fois")
_KEEP_ONE: Final = Text(en="it is already there {first}: keep one", fr="il est déjà là {first} : n'en gardez qu'un")
_FIRST: Final = Text(en="the first '{word}'", fr="le premier « {word} »")
_IN_A_LIST: Final = Text(
    en='write a list, even of one: ["{word}"]', fr='écrivez une liste, même d\'un seul : ["{word}"]'
)
_DOUBLE: Final = Text(en="write [[rules.per]], in double brackets", fr="écrivez [[rules.per]], entre crochets doubles")
_NO_REASON: Final = Text(en="no reason is given", fr="aucun motif n'est donné")
_SAY_WHY: Final = Text(
    en="say why in a few words, or write the name alone", fr="dites pourquoi en quelques mots, ou écrivez le nom seul"
)
_OF_A_RULE: Final = Text(en='write [rules.{word}], then level = "…"', fr='écrivez [rules.{word}], puis level = "…"')
_PATHWAYS: Final = Text(en="a file, an id, or a list of them", fr="un fichier, un identifiant, ou une liste")


class Said(TypedDict, total=False):
    """What the data of a configuration says; a key that is not there says nothing."""

    lang: Lang
    fail_on: Level
    pathways: tuple[Mention, ...]
    plugins: tuple[Mention, ...]
    required: tuple[Mention, ...]
    practice: bool
    choices: Choices


def read_data(data: object, ledger: Ledger) -> Said:
    """Read what a configuration says, and note everything that is wrong with it."""
    reader = _Reader(ledger)
    keys: Mapping[str, tuple[str, Callable[[object, Way], object]]] = {
        "lang": ("lang", reader.lang),
        "fail-on": ("fail_on", reader.fail_on),
        "pathway": ("pathways", reader.pathways),
        "plugins": ("plugins", reader.words),
        "require-plugins": ("required", reader.words),
        "practice": ("practice", reader.practice),
        "rules": ("choices", reader.choices),
    }
    given = ledger.mapping(data, ())
    ledger.keys((key for key in given if key not in _TABLES), (), keys)
    for key in given.keys() & set(_TABLES):
        ledger.note("unknown-key", (key,), _ELSEWHERE.with_(word=key), hint=_BELOW.with_(), about=key, at_key=True)
    read = {name: of(given[key], (key,)) for key, (name, of) in keys.items() if key in given}
    return cast("Said", {name: each for name, each in read.items() if each is not None})


class _Reader:
    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    def lang(self, value: object, way: Way) -> object:
        return self.ledger.read(_LANG, value, way)

    def fail_on(self, value: object, way: Way) -> Level | None:
        word = self.ledger.read(_LEVEL, value, way)
        return None if word is None else Level(word)

    def practice(self, value: object, way: Way) -> bool | None:
        return self.ledger.read(read_flag, value, way)

    def pathways(self, value: object, way: Way) -> tuple[Mention, ...]:
        if isinstance(value, list):
            return self.words(value, way)
        if isinstance(value, str):
            return tuple(filter(None, [self._word(value, way)]))
        self._refuse(_PATHWAYS, value, way)
        return ()

    def words(self, value: object, way: Way) -> tuple[Mention, ...]:
        read = [self._word(each, (*way, index)) for index, each in enumerate(self._list(value, way))]
        mentions = [each for each in read if each is not None]
        self._once(mentions)
        return tuple(mentions)

    def choices(self, value: object, way: Way) -> Choices:
        given = self.ledger.mapping(value, way)
        rules = {key: each for key, each in given.items() if key not in _TABLES}
        return Choices(
            select=self.words(given["select"], (*way, "select")) if "select" in given else None,
            ignore=self._ignored(given.get("ignore", []), (*way, "ignore")),
            settings=tuple(
                self._settings(each, (*way, key)) for key, each in rules.items() if self._is_table(key, each, way)
            ),
            scopes=self._scopes(given.get("per", []), (*way, "per")),
        )

    def _list(self, value: object, way: Way, hint: Text | None = None) -> list[object]:
        if isinstance(value, list):
            return value
        is_word = hint is None and isinstance(value, str)
        self._refuse(LIST, value, way, _IN_A_LIST.with_(word=value) if is_word else hint.with_() if hint else None)
        return []

    def _refuse(self, expected: Text, value: object, way: Way, hint: Message | None = None) -> None:
        self.ledger.troubles += [each.under(*way) for each in refused(expected, value, hint).troubles]

    def _word(self, value: object, way: Way) -> Mention | None:
        word = self.ledger.read(read_text, value, way)
        if word is None:
            return None
        if not word.strip():
            self.ledger.note("empty", way, _BLANK.with_())
            return None
        return Mention(word, way)

    def _once(self, mentions: list[Mention]) -> None:
        first: dict[str, Mention] = {}
        for each in mentions:
            if first.setdefault(each.word, each) is not each:
                self.ledger.troubles.append(twice(each, first[each.word]))

    def _ignored(self, value: object, way: Way) -> tuple[Ignored, ...]:
        read = [self._ignore(each, (*way, index)) for index, each in enumerate(self._list(value, way))]
        ignored = [each for each in read if each is not None]
        self._once([each.what for each in ignored])
        return tuple(ignored)

    def _ignore(self, value: object, way: Way) -> Ignored | None:
        if not isinstance(value, dict):
            what = self._word(value, way)
            return None if what is None else Ignored(what)
        given = self.ledger.mapping(value, way)
        self.ledger.keys(given, way, ("rule", "reason"))
        reason = self._reason(given, way)
        if self.ledger.missing(given, way, "rule"):
            return None
        what = self._word(given["rule"], (*way, "rule"))
        return None if what is None else Ignored(what, reason)

    def _reason(self, given: Mapping[str, object], way: Way) -> str | None:
        at = (*way, "reason") if "reason" in given else way
        reason = self.ledger.read(read_text, given.get("reason", ""), at)
        if reason is not None and not reason.strip():
            self.ledger.note("reason", at, _NO_REASON.with_(), hint=_SAY_WHY.with_())
        return reason

    def _is_table(self, key: str, value: object, way: Way) -> bool:
        if isinstance(value, dict):
            return True
        if nearest(key, _TABLES):
            self.ledger.keys([key], way, _TABLES)
        else:
            self._refuse(MAPPING, value, (*way, key), _OF_A_RULE.with_(word=key))
        return False

    def _settings(self, value: object, way: Way) -> RuleSettings:
        given = self.ledger.mapping(value, way)
        level = self._tell(given.pop("level"), (*way, "level")) if "level" in given else None
        options = [
            Given(Mention(key.replace("-", "_"), (*way, key)), self._frozen(each, (*way, key)))
            for key, each in given.items()
        ]
        self._once([each.option for each in options])
        return RuleSettings(rule=Mention(str(way[-1]), way), level=level, options=tuple(options))

    def _tell(self, value: object, way: Way) -> Tell | None:
        word = self.ledger.read(_TELL, value, way)
        return None if word is None else OFF if word == OFF else Level(word)

    def _frozen(self, value: object, way: Way) -> object:
        try:
            return freeze(value)
        except InvalidValue as error:
            for each in error.problems:
                self.ledger.take(each, way)
            return None

    def _scopes(self, value: object, way: Way) -> tuple[Scope, ...]:
        read = [self._scope(each, (*way, index)) for index, each in enumerate(self._list(value, way, _DOUBLE))]
        scopes = [each for each in read if each is not None]
        self._once([each.at for each in scopes])
        return tuple(scopes)

    def _scope(self, value: object, way: Way) -> Scope | None:
        given = self.ledger.mapping(value, way)
        self.ledger.keys(given, way, ("at", "ignore", "levels"))
        ignore = self._ignored(given.get("ignore", []), (*way, "ignore"))
        levels = self._levels(given.get("levels", {}), (*way, "levels"))
        if not isinstance(value, dict) or self.ledger.missing(given, way, "at"):
            return None
        at = self._word(given["at"], (*way, "at"))
        if at is None:
            return None
        wrong = address_problem(at.word)
        if wrong is not None:
            self.ledger.take(wrong, at.way)
        return Scope(at=at, ignore=ignore, levels=levels)

    def _levels(self, value: object, way: Way) -> tuple[RuleSettings, ...]:
        given = self.ledger.mapping(value, way)
        return tuple(
            RuleSettings(rule=Mention(name, (*way, name)), level=self._tell(each, (*way, name)))
            for name, each in given.items()
        )


def twice(second: Mention, first: Mention) -> Trouble:
    """Say that two words name the same."""
    return Trouble(
        code="duplicate",
        way=second.way,
        message=_TWICE.with_(word=second.word),
        hint=_KEEP_ONE.with_(first=""),
        about=second.word,
        elsewhere=Elsewhere(first.way, _FIRST.with_(word=first.word)),
    )
