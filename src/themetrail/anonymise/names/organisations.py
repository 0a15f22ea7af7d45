"""Words that head the name of an organisation or a place, so that a surname inside it is no person of its own."""

from __future__ import annotations

from themetrail.anonymise.names.forms import folded_words_of, word_set

HEADS = word_set(
    """
    fondation foundation stiftung clinique clinic klinik hospital hopital spital atelier werkstatt boulangerie
    bakery backerei garage hotel restaurant cafe imprimerie druckerei pharmacie pharmacy apotheke ecole school
    schule university universite universitat college institut institute bank banque company compagnie societe
    association verein centre center zentrum church eglise kirche maison house foyer heim group groupe inc ltd
    llc plc corp corporation gmbh ag sa sarl partners capital securities brothers sons street strasse rue avenue
    road place square village lake river airport department ministry court tribunal parliament university
    council committee bureau county shoals island islands mountain valley prison police office association
    corporation energy bancorp holdings solicitors chambers hughes industries technologies systems pharma
    district region canton commune
    """
)
_ARTICLES = word_set(
    """
    le la les l the der die das du de des of d von vom zum zur a au aux
    """
)


def has_head(surface: str) -> bool:
    """Whether a surface holds a word that makes an organisation or a place of it."""
    return not HEADS.isdisjoint(folded_words_of(surface))


def core_of(form: str) -> str:
    """A folded name without its heads and articles: `fondation le tremplin` and `le tremplin` are both `tremplin`."""
    core = [word for word in form.split() if word not in HEADS and word not in _ARTICLES]
    return " ".join(core) or form
