"""A report as Markdown: whole, in both languages, and whatever titles hold read as it stands."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from concertation.reports import Checked, report_markdown
from concertation.reports.groups import grouped
from concertation.reports.markup import code, fenced, plain, table
from concertation.texts import LANGS, Lang
from tests.reports.forms import crashing, noticed, reports, unreadable
from tests.reports.rendering import rendered
from tests.reports.texts import LAW, ON, PLAN, WAIVED, bare, checked

ANYTHING = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=30) | st.text(
    "\\`*_{}[]<>()#+-.!|~&;:=$ \t1ab/", max_size=12
)
HOSTILE = ["<!-- ", "| a |", "[x](javascript:1)", "![i](j)", "1. x", "- x", "# x", "~~x~~", "&lt;", "\\", "`", "**b**"]

SAID: dict[Lang, str] = {
    "en": """\
## Charte de logistique urbaine durable

`<text>`, on 2026-02-01: 4 errors, 2 warnings; 3 not known

### 4 errors

| Finding | Where | What to do | Source | Blocks | Rule |
|---|---|---|---|---|---|
| the action has no performance indicator: Schéma directeur des aires de livraison | `actions/bays/indicators` (l. 19) | name an indicator in the action | "d'indicateurs de mesure de la performance" (method, 5) | `programme.propose`, `programme.validate`, `actions/bays.plan` | `action-has-indicator` |
| the action has no pilot: 2 actions | `actions/hub/pilot` (l. 29), `actions/zfe/pilot` (l. 35) | state the action's pilot | "assorties d'un pilote" (method, 5) | `programme.propose`, `programme.validate`, `actions/*.plan` | `action-has-pilot` |
| the action has no calendar, neither start, end nor horizon: Zone à faibles émissions | `actions/zfe/start` (l. 35) | state a start, an end or a horizon | "d'un calendrier" (method, 5) | `programme.propose`, `programme.validate`, `actions/zfe.plan` | `action-has-calendar` |

### 2 warnings

| Finding | Where | What to do | Source | Rule |
|---|---|---|---|---|
| the circle has no referent: companies | `circles/companies/referent` (l. 12) | state the circle's referent | "en identifiant pour chacun un référent" (method, 3) | `circle-has-referent` |
| the action serves no objective: Centre de distribution urbaine | `actions/hub/objectives` (l. 31) | name an objective in the action | "Les objectifs visés par l'instance doivent être déclinés" (method, 5) | `action-serves-objective` |

### Not known (3)

| What is not known | Where | Rule |
|---|---|---|
| nobody has said: seat | `members/fret/seat` (l. 15) | `companies-in-own-name` |
| nobody has said whether the first action is in the authority's own hands | `actions` (l. 18) | `first-action-mastered` |
| the list of members is known in part | `circles/associations` (l. 12) | `three-circles` |

Nothing to look at: `experiment-bounded`, `experiment-has-criteria`""",
    "fr": """\
## Charte de logistique urbaine durable

`<text>`, le 1er février 2026 : 4 erreurs, 2 avertissements ; 3 non connus

### 4 erreurs

| Constat | Où | Que faire | Source | Bloque | Règle |
|---|---|---|---|---|---|
| l'action n'a pas d'indicateur de performance : Schéma directeur des aires de livraison | `actions/bays/indicators` (l. 19) | citez un indicateur dans l'action | « d'indicateurs de mesure de la performance » (méthode, 5) | `programme.propose`, `programme.validate`, `actions/bays.plan` | `action-has-indicator` |
| l'action n'a pas de pilote : 2 actions | `actions/hub/pilot` (l. 29), `actions/zfe/pilot` (l. 35) | renseignez le pilote (pilot) de l'action | « assorties d'un pilote » (méthode, 5) | `programme.propose`, `programme.validate`, `actions/*.plan` | `action-has-pilot` |
| l'action n'a pas de calendrier, ni début, ni fin, ni horizon : Zone à faibles émissions | `actions/zfe/start` (l. 35) | renseignez un début, une fin ou un horizon | « d'un calendrier » (méthode, 5) | `programme.propose`, `programme.validate`, `actions/zfe.plan` | `action-has-calendar` |

### 2 avertissements

| Constat | Où | Que faire | Source | Règle |
|---|---|---|---|---|
| le cercle n'a pas de référent : entreprises | `circles/companies/referent` (l. 12) | renseignez le référent (referent) du cercle | « en identifiant pour chacun un référent » (méthode, 3) | `circle-has-referent` |
| l'action ne sert aucun objectif : Centre de distribution urbaine | `actions/hub/objectives` (l. 31) | citez un objectif dans l'action | « Les objectifs visés par l'instance doivent être déclinés » (méthode, 5) | `action-serves-objective` |

### Non connu (3)

| Ce qui n'est pas connu | Où | Règle |
|---|---|---|
| personne n'a dit : seat | `members/fret/seat` (l. 15) | `companies-in-own-name` |
| personne n'a dit si la première action est pleinement maîtrisée par la collectivité | `actions` (l. 18) | `first-action-mastered` |
| la liste « members » n'est connue qu'en partie | `circles/associations` (l. 12) | `three-circles` |

Sans objet : `experiment-bounded`, `experiment-has-criteria`""",
}

WAIVED_SAID: dict[Lang, str] = {
    "en": """\
### Waived (2)

| Finding | Where | Reason | By | When | Rule |
|---|---|---|---|---|---|
| the body has no member | `members` | no reason is given | the political level |  | `body-has-member` |
| no criterion says how the experiment is judged: Vélo-cargo | `experiments/velo/criteria` (l. 11) | Critères en cours | Métropole | since 2025-01-02, until 2027 | `experiment-has-criteria` |
""",
    "fr": """\
### Levé par dérogation (2)

| Constat | Où | Motif | Par | Quand | Règle |
|---|---|---|---|---|---|
| l'instance n'a aucun membre | `members` | aucun motif n'est donné | le niveau politique |  | `body-has-member` |
| aucun critère ne dit comment l'expérimentation sera jugée : Vélo-cargo | `experiments/velo/criteria` (l. 11) | Critères en cours | Métropole | depuis le 2 janvier 2025, jusqu'à 2027 | `experiment-has-criteria` |
""",
}

BROKEN_SAID: dict[Lang, str] = {
    "en": """\
## `broken.yaml`

This document cannot be judged before this is mended:

| Problem | Where | What to do |
|---|---|---|
| unknown key 'referant' (`unknown-key`) | `broken.yaml:4:20` | did you mean 'referent'? |
| the id 'm' is given twice (`duplicate`) | `broken.yaml:5:25` | the first is at line 5: give each its own id |""",
    "fr": """\
## `broken.yaml`

Ce document ne peut pas être examiné avant que ceci soit corrigé :

| Problème | Où | Que faire |
|---|---|---|
| clé inconnue « referant » (`unknown-key`) | `broken.yaml:4:20` | vouliez-vous dire « referent » ? |
| l'identifiant « m » est donné deux fois (`duplicate`) | `broken.yaml:5:25` | le premier est à la ligne 5 : donnez à chacun le sien |""",
}


@pytest.mark.parametrize("lang", LANGS)
def test_a_report_is_a_table_for_each_level_then_what_is_not_known(lang: Lang) -> None:
    """The worst first; what is merely unsaid of several is one row."""
    assert report_markdown(checked(PLAN), lang) == SAID[lang]


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_waived_is_a_table_with_reasons(lang: Lang) -> None:
    """Minutes say who lifted what, why, and until when."""
    assert WAIVED_SAID[lang] in report_markdown(checked(WAIVED), lang)


@pytest.mark.parametrize("lang", LANGS)
def test_a_document_that_cannot_be_judged_is_told_with_what_to_mend(lang: Lang) -> None:
    """Every problem at once."""
    assert report_markdown(unreadable(), lang) == BROKEN_SAID[lang]


def test_nothing_found_is_said() -> None:
    """With neither a table nor a heading."""
    assert report_markdown(checked(bare()), "fr") == "## Charte\n\n`<text>`, le 1er février 2026 : rien à signaler"
    bereft = Checked.of(checked(bare()).concertation, LAW)
    assert report_markdown(bereft) == "## Charte\n\nnothing found"


def test_what_the_reader_should_know_comes_before_the_findings() -> None:
    """Apart from them: it is not counted."""
    said = report_markdown(noticed(), "fr")
    assert (
        "### À savoir sur le document\n\n| Problème | Où | Que faire |\n|---|---|---|\n"
        "| les cercles n'ont pas été vérifiés (`unchecked`) | `<text>:2:1` | fournissez le cheminement |\n\n### 4 erreurs"
    ) in said


def test_a_crash_has_no_way_out_of_its_own() -> None:
    """Whatever the rule would have advised, it has found nothing."""
    errors, *_ = rendered(report_markdown(crashing())).tables
    row = next(row for row in errors if row[-1] == "breaks")
    assert row[0].startswith("the rule breaks failed on actions/bays: LookupError: bays")
    assert errors[0][:3] == ("Finding", "Where", "What to do")
    assert row[2] == ""


@given(reports(), st.sampled_from(LANGS))
def test_a_reader_sees_the_sentence_of_every_finding(report: Checked, lang: Lang) -> None:
    """Every row has as many cells as its head, and the words that the finding has."""
    seen = rendered(report_markdown(report, lang))
    assert seen.headings[0] == " ".join(report.concertation.title.split())
    assert all(len({len(row) for row in table}) == 1 for table in seen.tables)
    words = {row[0] for table in seen.tables for row in table}
    for group in grouped(report.report.findings, report):
        told = [group.text(lang)] if group.is_alike else [each.text(lang) for each in group.findings]
        assert {" ".join(each.split()) for each in told} <= words


@given(ANYTHING)
@example(" ".join(HOSTILE))
def test_plain_words_are_read_as_they_stand(text: str) -> None:
    """In a paragraph, in a heading, in an item and in a table."""
    said = plain(text)
    words = " ".join(text.split())
    if words:
        assert rendered(said).lines == (words,)
        assert rendered(f"## {said}").headings == (words,)
        assert rendered(f"- {said}").lines == (words,)
        assert rendered("\n".join(table(["a", "b"], [[said, "x"]]))).tables == ((("a", "b"), (words, "x")),)


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), min_size=1) | st.text("`|\\a", min_size=1)
)
def test_a_word_of_code_is_read_as_it_stands(word: str) -> None:
    """Backticks and bars in it end neither the code nor the cell."""
    assert rendered(f"x {code(word)} y").lines == (f"x {word} y",)
    cells = rendered("\n".join(table(["a", "b"], [[code(word, in_table=True), "x"]]))).tables
    assert cells == ((("a", "b"), (word, "x")),)


@given(st.text("`~\na: ", max_size=20))
def test_a_block_of_code_is_read_as_it_stands(text: str) -> None:
    """A fence in it does not end it."""
    assert rendered("\n".join(fenced(text, "yaml"))).blocks == (("yaml", text.rstrip("\n") + "\n"),)


def test_a_concertation_that_comes_from_no_document_is_told_by_addresses() -> None:
    """There are no lines."""
    said = report_markdown(Checked.of(checked(PLAN).concertation, LAW, on=ON))
    assert "| `actions/hub/pilot`, `actions/zfe/pilot` |" in said
    assert "\non 2026-02-01: 4 errors, 2 warnings; 3 not known\n" in said
