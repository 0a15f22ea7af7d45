"""French."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "at_work": "Le dernier traitement n’est pas arrivé à son terme. Si aucun traitement n’est plus en cours, il a été "
    "interrompu de l’extérieur : `themetrail unlock --directory MY-STUDY`, puis `themetrail run --directory MY-STUDY`. "
    "Ce qui figure ci-dessous est plus ancien.",
    "in_part": "Le dernier traitement n’a produit qu’une partie des résultats : il se peut que les tableaux et l’audit "
    "ne découlent plus de ce sur quoi ils reposent, tant que l’étude n’est pas traitée jusqu’au bout : `themetrail run "
    "--directory MY-STUDY`.",
    "not_yet": "L’étude n’a pas encore été traitée jusqu’au bout ; d’ici là, il n’y a pas de tableaux, ou seulement "
    "certains : `themetrail run --directory MY-STUDY`.",
    "issued": "Un tour de codage a été distribué depuis le dernier traitement : `themetrail status --directory "
    "MY-STUDY` dit qui a quoi à faire maintenant. Ce qui figure ci-dessous est plus ancien.",
    "stopped": "Le dernier traitement s’est arrêté : {why} Détails : {details}. Ce qui figure ci-dessous, et dans "
    "`results/`, est plus ancien.",
    "on_request": "Le dernier traitement a été interrompu avant son terme : par Ctrl-C, la fin d’une session, une "
    "limite de temps ou un arrêt de l’ordinateur. Ce qui était terminé est conservé ; pour le reste : `themetrail run "
    "--directory MY-STUDY`. Ce qui figure ci-dessous, et dans `results/`, peut être plus ancien.",
    "on_the_screen": "relancez le traitement de l’étude pour les voir à l’écran",
    "job_failed": "Une étape a échoué",
}
