"""Import the object that an entry point names, or say what is wrong with it, where, and whose it is."""

from __future__ import annotations

import importlib
import re
import traceback
from pathlib import PurePath

from concertation.errors import Problem, unknown_name
from concertation.plugins.finding import Installed
from concertation.plugins.plugin import API, Plugin
from concertation.plugins.problems import place, problem, why
from concertation.texts import Text

__all__ = ["load_plugin"]

_REFERENCE = re.compile(r"(?P<module>\w+(\.\w+)*)\s*:\s*(?P<name>\w+(\.\w+)*)")

_NOT_A_REFERENCE = Text(
    en="the entry point of {origin} is '{value}', which names no object",
    fr="le point d'entrée de {origin} est « {value} », qui ne nomme aucun objet",
)
_REFERENCE_HINT = Text(
    en="its author writes module:object, as in concertation_rennes:plugin",
    fr="il s'écrit module:objet, comme concertation_rennes:plugin ; à corriger par qui publie le module",
)
_NO_MODULE = Text(
    en="the entry point of {origin} is '{value}', and it has no module '{module}'",
    fr="le point d'entrée de {origin} est « {value} », et il n'y a là aucun fichier Python « {module} »",
)
_NO_NAME = Text(
    en="the entry point of {origin} is '{value}', and nothing there is called '{word}'",
    fr="le point d'entrée de {origin} est « {value} », et rien n'y porte le nom « {word} »",
)
_ITS_AUTHOR = Text(
    en="its author corrects the entry point", fr="le point d'entrée est à corriger par qui publie le module"
)
_FAILED = Text(en="{origin} failed at its import: {error}", fr="{origin} a échoué à l'import : {error}")
_FAILED_AT = Text(
    en="{origin} failed at its import, at {module}, line {line}: {error}",
    fr="{origin} a échoué à l'import, dans {module}, ligne {line} : {error}",
)
_NEEDS = Text(
    en="{distribution} needs {module}: install what it depends on, or tell its author",
    fr="{distribution} a besoin de {module} : installez ses dépendances, ou signalez-le à qui le publie",
)
_TELL = Text(
    en="tell the author of {distribution}; without '{prefix}' in the list, the rest works",
    fr="signalez-le à qui publie {distribution} ; sans « {prefix} » dans la liste, le reste fonctionne",
)
_NOT_A_PLUGIN = Text(
    en="the entry point of {origin} is '{value}', a {kind} and not a Plugin",
    fr="le point d'entrée de {origin} est « {value} », de type {kind} et non Plugin",
)
_NOT_A_PLUGIN_HINT = Text(
    en="its author writes plugin = Plugin(api=1, rules=[…])", fr="il s'écrit plugin = Plugin(api=1, rules=[…])"
)
_OTHER_API = Text(
    en="{origin} is written for the plugin API {api}; this concertation supports {supported}",
    fr="{origin} est écrit pour l'API {api} des modules ; cette version de concertation prend en charge {supported}",
)
_NEWER = Text(en="upgrade concertation", fr="mettez concertation à jour")
_OLDER = Text(en="upgrade {distribution}", fr="mettez {distribution} à jour")
_NO_NUMBER = Text(
    en="its author writes the number: Plugin(api=1, …)", fr="l'API s'écrit en chiffres : Plugin(api=1, …)"
)


def load_plugin(chosen: Installed) -> Plugin | Problem:
    """Give the plugin that an entry point names, or what is wrong with it.

    ``KeyboardInterrupt`` goes through: it is the user's, not the plugin's.
    """
    reference = _REFERENCE.fullmatch(chosen.value.strip())
    if reference is None:
        return _problem("entry-point", chosen, _NOT_A_REFERENCE, _REFERENCE_HINT)
    try:
        found = _object(chosen, reference["module"], reference["name"])
    except (Exception, SystemExit) as error:  # noqa: BLE001  # whatever an import raises is told
        return _broken(chosen, reference["module"], error)
    if isinstance(found, Problem):
        return found
    if not isinstance(found, Plugin):
        return _problem("not-a-plugin", chosen, _NOT_A_PLUGIN, _NOT_A_PLUGIN_HINT, kind=type(found).__name__)
    return found if found.api == API and type(found.api) is int else _other_api(chosen, found.api)


def _object(chosen: Installed, module: str, name: str) -> object:
    """Import a module and take an object in it; a problem where the entry point names what is not there."""
    try:
        found: object = importlib.import_module(module)
    except ModuleNotFoundError as error:
        missing = error.name or ""
        if f"{module}.".startswith(f"{missing}.") and _line_in(module, error) is None:
            return _problem("entry-point", chosen, _NO_MODULE, _ITS_AUTHOR, module=missing)
        raise
    for word in name.split("."):
        try:
            found = getattr(found, word)
        except AttributeError as error:
            if _line_in(module, error) is not None:
                raise
            plugins = [each for each, value in getattr(found, "__dict__", {}).items() if isinstance(value, Plugin)]
            message = _NO_NAME.with_(origin=chosen.origin, value=chosen.value, word=word)
            return unknown_name("entry-point", place(chosen.prefix), message, word, plugins)
    return found


def _line_in(module: str, error: BaseException) -> tuple[str, int] | None:
    """Give the module and the line of the plugin where something was raised, or ``None`` if none of it was run."""
    root = module.partition(".")[0]
    steps = ((str(frame.f_globals.get("__name__", "")), line) for frame, line in traceback.walk_tb(error.__traceback__))
    own = [(name, line) for name, line in steps if name.partition(".")[0] == root]
    if isinstance(error, SyntaxError) and error.filename and error.lineno:
        own.append((PurePath(error.filename).name, error.lineno))
    return own[-1] if own else None


def _broken(chosen: Installed, module: str, error: BaseException) -> Problem:
    where = _line_in(module, error)
    hint = _TELL.with_(distribution=chosen.distribution, prefix=chosen.prefix)
    if isinstance(error, ModuleNotFoundError) and error.name:
        hint = _NEEDS.with_(distribution=chosen.distribution, module=error.name)
    said = {"origin": chosen.origin, "error": why(error)}
    message = _FAILED.with_(**said) if where is None else _FAILED_AT.with_(module=where[0], line=where[1], **said)
    return problem("plugin-import", chosen.prefix, message, hint)


def _other_api(chosen: Installed, api: object) -> Problem:
    message = _OTHER_API.with_(origin=chosen.origin, api=repr(api), supported=API)
    hint = _NO_NUMBER.with_()
    if type(api) is int:
        hint = _NEWER.with_() if api > API else _OLDER.with_(distribution=chosen.distribution)
    return problem("plugin-api", chosen.prefix, message, hint)


def _problem(code: str, chosen: Installed, message: Text, hint: Text, **more: object) -> Problem:
    return problem(code, chosen.prefix, message.with_(origin=chosen.origin, value=chosen.value, **more), hint)
