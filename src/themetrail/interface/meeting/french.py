"""French."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "page_title": "{study} – réunion sur le livre de codes",
    "about": "Pour la réunion sur le livre de codes. Une proposition n’est pas un code tant que le livre de codes ne "
    "la contient pas.",
    "unlike_all": "Ce que le programme trouve différent de tout ce qui a été codé, par groupes : ",
    "not_there_yet": "des codes qui manquent encore",
    "proposed": "Codes que des codeurs proposent",
    "confused": "Codes qui sont confondus",
    "fits_nothing": "Segments auxquels rien ne convient",
    "unsure": "Là où des codeurs hésitent",
    "marked": "Marqué et non codé",
    "on_transcripts": "Mémos sur des transcriptions",
    "section": "{heading} ({n})",
    "none": "Aucun.",
    "pair": ("{first} – {other} : {n} segment", "{first} – {other} : {n} segments"),
    "the_first": "(les {shown} premiers sur {n})",
    "memo": "Mémo : {text}",
}
