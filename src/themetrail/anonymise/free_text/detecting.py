"""What may identify in texts that come later, whatever the study knows: each is read by the model of its language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from themetrail.anonymise.detect.decoding import Recogniser
from themetrail.anonymise.detect.detect import spans_of
from themetrail.anonymise.detect.models import LanguageModel, models_of, recogniser_of
from themetrail.anonymise.names.language_of_text import likely_languages
from themetrail.anonymise.spans import Span


class Detector:
    """Finds what may identify in any text. It knows neither the study's names nor its people."""

    def __init__(
        self, settings: dict, recogniser_in: Callable[[str], Recogniser | None], languages: Iterable[str]
    ) -> None:
        """`settings` is the section `anonymise` of the configuration, `languages` are the study's; `recogniser_in`
        gives what finds entities in texts of a language, if anything, and is asked once there is something to read."""
        self._regions = tuple(settings["phone_regions"])
        self._recogniser_in, self._languages = recogniser_in, set(languages)

    def spans_in(self, texts: list[str], languages: list[str]) -> list[list[Span]]:
        """What the model of each text's language detects; of several languages, where its words do not tell."""
        found: list[list[Span]] = [[] for _ in texts]
        read_in: dict[str, list[int]] = defaultdict(list)
        for number, (text, said) in enumerate(zip(texts, languages, strict=True)):
            if text.strip():
                likely = likely_languages(text, {*self._languages, *filter(None, [said])})
                # Somebody may write in English of a talk in French: the words weigh more than what is said of them.
                for language in [said] if said in likely else likely:
                    read_in[language].append(number)
        for language, numbers in sorted(read_in.items()):
            recogniser, short = self._recogniser_in(language), language.split("-")[0]
            for number, spans in zip(
                numbers, spans_of([texts[number] for number in numbers], recogniser, short, self._regions), strict=True
            ):
                found[number] += spans
        return found


class Recognisers:
    """What finds entities in texts of a language, loaded where there is a text to read; `used` are the models."""

    def __init__(self, models: dict[str, str], *, fast: bool) -> None:
        self._models, self._fast = models, fast
        self.used: dict[str, LanguageModel] = {}

    def of(self, language: str) -> Recogniser | None:
        """The recogniser of a language, if it has any."""
        self.used.update(models_of([language], self._models))
        return self._recogniser(language) if language in self.used else None

    def how_decided(self, language: str) -> dict[str, str]:
        """What decided on the entities that the model of a language found, as the journal takes it."""
        return self._recogniser(language).how_decided()

    def _recogniser(self, language: str) -> Recogniser:
        return recogniser_of(self.used[language], self._fast)
