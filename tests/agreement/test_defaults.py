"""Who calls a function of the library without a choice gets what a study gets that makes none."""

import importlib
import inspect
import pkgutil

import themetrail.agreement
from themetrail.configuration.agreement import Agreement

# No more than these have an interval where none is asked for.
WITHOUT_INTERVALS = {("codes", "agreement_of_codes")}


def functions():
    """Of each module, what it defines, with the defaults. Modules are imported here, so that the test reaches them."""
    for found in pkgutil.walk_packages(themetrail.agreement.__path__, "themetrail.agreement."):
        module = importlib.import_module(found.name)
        for name, one in vars(module).items():
            if getattr(one, "__module__", "") == found.name and callable(one):
                own = one.__init__ if inspect.isclass(one) else one
                defaults = {key: p.default for key, p in inspect.signature(own).parameters.items()}
                yield found.name.removeprefix("themetrail.agreement."), name, defaults


def test_draws_seeds_and_scales_are_those_of_a_study_that_chooses_none():
    chosen = Agreement()
    wanted = {"draws": chosen.draws, "level": 0.95, "seed": 1, "scale": chosen.scale, "fewest": 1, "pooled_draws": 0}
    wanted |= {"uncoded_in_frame": chosen.uncoded_in_frame}
    given = set()
    for module, name, defaults in functions():
        for key in wanted.keys() & {key for key, value in defaults.items() if value is not inspect.Parameter.empty}:
            if isinstance(defaults[key], str) and key == "level":
                continue  # codes, subthemes or themes
            expected = 0 if key == "draws" and (module, name) in WITHOUT_INTERVALS else wanted[key]
            assert defaults[key] == expected, (module, name, key)
            given.add(key)
    assert given == set(wanted)


def test_the_worst_are_five_and_segments_overlap_by_nine_tenths():
    found = {name: defaults for _, name, defaults in functions()}
    assert found["worst_codes"]["n"] == found["worst_segments"]["n"] == 5
    assert found["overlap_agreement"]["minimum"] == 0.9
    weights = ("alpha", "beta", "delta_empty", "samples")
    assert [found["gamma"][name] for name in weights] == [1.0, 1.0, 1.0, 30]
