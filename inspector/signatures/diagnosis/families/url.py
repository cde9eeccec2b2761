"""The URL that was signed is not the URL that is seen."""

import dataclasses
import itertools
from collections.abc import Iterable, Iterator
from typing import ClassVar
from urllib.parse import parse_qsl, quote, quote_plus, unquote, urlsplit, urlunsplit

from inspector.model.actor import Actor
from inspector.signatures.diagnosis.bench import Bench
from inspector.signatures.diagnosis.families.layout import layout_of
from inspector.signatures.diagnosis.mistake import Mistake
from inspector.signatures.diagnosis.recipe import Recipe
from inspector.signatures.diagnosis.side import Side
from inspector.signatures.diagnosis.words import Words

_URL_TOKENS = {"url", "callback_url", "path", "target"}
_ORIGINS = (
    "x-original-uri",
    "x-original-url",
    "x-rewrite-url",
    "x-forwarded-uri",
    "x-envoy-original-path",
)
_PORTS = {"https": ":443", "http": ":80"}
_QUERIES = 8
_MOST_PERMUTED = 5


class _Url(Mistake):
    """`form` names the URL ("the URL with …"). Where the scheme signs none, one beside the body is tried."""

    family = "url"
    concern = "url"
    remedy = "Set the public URL of the endpoint, exactly as the sender has it."
    form: ClassVar[str]
    sender: ClassVar[bool] = False

    def forms(self, url: str, bench: Bench) -> Iterable[str]:
        """Yield the other URLs."""
        raise NotImplementedError

    def recipes(self, recipe: Recipe, bench: Bench) -> Iterator[Recipe]:
        """Yield the recipe with each other URL."""
        sources = [recipe.template.source]
        if not _URL_TOKENS & set(layout_of(recipe.template.source).names):
            if recipe.template.source != "{body}" or not self.sender:
                return
            sources = ["{url}{body}", "{body}{url}"]
        for url in bench.forms(self, recipe.url):
            for source in sources:
                made = bench.with_template(dataclasses.replace(recipe, url=url), source)
                if made is not None:
                    yield made

    def told(self, right: Recipe, wrong: Recipe, bench: Bench) -> Words:  # noqa: ARG002
        """Return the words with the URL that fits."""
        fits = f"{self.form}: {wrong.url[:200]}"
        if bench.side is Side.COMPUTED:
            sentence = f"Your value is the signature over {fits}."
            return Words(self.slug, self.family, sentence, self.remedy, Actor.CODE)
        actor = Actor.SENDER if self.sender else Actor.SETTINGS
        return Words(self.slug, self.family, f"The signature fits {fits}.", self.remedy, actor)


class DefaultPort(_Url):
    slug = "url_default_port_added"
    form = "the URL without its port"

    def forms(self, url: str, bench: Bench) -> Iterator[str]:  # noqa: ARG002
        scheme, host, rest = _parted(url)
        if ":" in host:
            yield f"{scheme}://{host.rpartition(':')[0]}{rest}"


class PortLeftOut(_Url):
    slug = "url_port_left_out"
    form = "the URL with its port"

    def forms(self, url: str, bench: Bench) -> Iterator[str]:  # noqa: ARG002
        scheme, host, rest = _parted(url)
        if host and ":" not in host:
            for port in (
                _PORTS.get(scheme, ""),
                ":443",
                ":80",
                ":8080",
                ":8443",
                ":3000",
                ":5000",
                ":8000",
            ):
                yield f"{scheme}://{host}{port}{rest}"


class SchemeChanged(_Url):
    slug = "url_scheme_http_vs_https"
    form = "the URL with the other scheme (http or https)"

    def forms(self, url: str, bench: Bench) -> Iterator[str]:  # noqa: ARG002
        scheme, host, rest = _parted(url)
        other = "http" if scheme == "https" else "https"
        yield f"{other}://{host}{rest}"
        yield f"{other}://{host.partition(':')[0]}{rest}"


class TrailingSlash(_Url):
    slug = "url_trailing_slash"
    form = "the URL with a slash at the end of its path more or less"

    def forms(self, url: str, bench: Bench) -> Iterator[str]:  # noqa: ARG002
        before, mark, query = url.partition("?")
        yield (before[:-1] if before.endswith("/") else f"{before}/") + mark + query
        yield url.rstrip("/")


class InternalHost(_Url):
    slug = "url_internal_host"
    form = "the public URL (of the Host and X-Forwarded headers)"

    def forms(self, url: str, bench: Bench) -> Iterator[str]:
        _, _, rest = _parted(url)
        request = bench.request
        hosts = [request.header(name) for name in ("x-forwarded-host", "x-original-host", "host")]
        schemes = [request.header("x-forwarded-proto"), "https", "http"]
        port = request.header("x-forwarded-port")
        for host in hosts:
            for scheme in schemes:
                if host and scheme:
                    first = host.partition(",")[0].strip()
                    yield f"{scheme.partition(',')[0].strip()}://{first}{rest}"
                    if port and ":" not in first:
                        yield f"{scheme}://{first}:{port}{rest}"


class EarlierUrl(_Url):
    slug = "url_used_before"
    form = "a URL that was used before"

    def forms(self, url: str, bench: Bench) -> Iterator[str]:
        _, _, rest = _parted(url)
        for other in bench.urls:
            yield other
            scheme, host, _ = _parted(other)
            yield f"{scheme}://{host}{rest}"


class OriginalTarget(_Url):
    slug = "url_path_prefix"
    alone = True
    form = "the URL with its original path (a proxy stripped or added a prefix)"

    def forms(self, url: str, bench: Bench) -> Iterator[str]:
        scheme, host, rest = _parted(url)
        for name in _ORIGINS:
            target = bench.request.header(name)
            if target:
                yield target if "://" in target else f"{scheme}://{host}{target}"
        prefix = bench.request.header("x-forwarded-prefix")
        if prefix:
            yield f"{scheme}://{host}{prefix.rstrip('/')}{rest}"
        path, mark, query = rest.partition("?")
        steps = path.split("/")
        for count in range(2, min(len(steps), 6)):
            yield f"{scheme}://{host}/{'/'.join(steps[count:])}{mark}{query}"
        for added in (
            "/api",
            "/webhooks",
            "/webhook",
            "/hooks",
            "/v1",
            "/prod",
            "/dev",
            "/default",
        ):
            yield f"{scheme}://{host}{added}{rest}"


class RawTarget(_Url):
    slug = "url_query_reordered"
    form = "the query as it stands in the request line"

    def forms(self, url: str, bench: Bench) -> Iterator[str]:
        before, mark, query = url.partition("?")
        for other in bench.urls:
            raw = other.partition("?")[2]
            if raw and sorted(_fields(raw)) == sorted(_fields(query)):
                yield f"{before}?{raw}"
        fields = _fields(query)
        if not mark or len(fields) > _QUERIES:
            return
        orders = [fields, sorted(fields)]
        if len(fields) <= _MOST_PERMUTED:
            orders += [list(order) for order in itertools.permutations(fields)]
        for order in orders:
            for write in (quote_plus, quote):
                yield (
                    before
                    + "?"
                    + "&".join(f"{write(n, safe='')}={write(v, safe='')}" for n, v in order)
                )
        if len(fields) > 1:
            yield from (before + "?" + "&".join(items) for items in (sorted(query.split("&")),))


class QueryDropped(_Url):
    slug = "url_query_dropped"
    form = "the URL with its query string"

    def forms(self, url: str, bench: Bench) -> Iterator[str]:
        for target in (*bench.urls, *filter(None, map(bench.request.header, _ORIGINS))):
            query = target.partition("?")[2]
            if query and "?" not in url:
                yield f"{url}?{query}"


class QueryLeftOut(_Url):
    slug = "url_query_left_out"
    form = "the URL without its query string"

    def forms(self, url: str, bench: Bench) -> Iterator[str]:  # noqa: ARG002
        yield url.partition("?")[0]
        yield url.partition("#")[0]
        yield f"{url}?"
        scheme, host, rest = _parted(url)
        yield from (
            rest,
            f"{scheme}://{host}",
            f"{scheme}://{host}/",
            f"{host}{rest}",
            rest.partition("?")[0],
        )


class PercentDecoded(_Url):
    slug = "url_percent_decoded_by_sender"
    form = "the URL with its percent-escapes decoded"
    sender = True
    remedy = "Tell the sender to sign the URL that it calls; until then, decode it before hashing."

    def forms(self, url: str, bench: Bench) -> Iterator[str]:  # noqa: ARG002
        yield unquote(url)
        yield unquote(url).replace("+", " ")
        yield url.replace("%20", "+")


class Reencoded(_Url):
    slug = "url_reencoded"
    alone = True
    form = "the URL with its percent-escapes written otherwise"

    def forms(self, url: str, bench: Bench) -> Iterator[str]:  # noqa: ARG002
        yield url.replace("+", "%20")
        yield quote(unquote(url), safe=":/?&=#")
        yield quote(url, safe=":/?&=#")
        yield quote(url, safe="")
        try:
            parts = urlsplit(url)
        except ValueError:
            return
        yield urlunsplit(parts)
        yield urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path, parts.query, ""))
        yield urlunsplit(
            (parts.scheme, parts.netloc, parts.path.replace("//", "/"), parts.query, "")
        )
        yield urlunsplit((parts.scheme, f"www.{parts.netloc}", parts.path, parts.query, ""))
        yield urlunsplit(
            (parts.scheme, parts.netloc.removeprefix("www."), parts.path, parts.query, "")
        )


class CallbackUrlLeftOut(Mistake):
    slug = "callback_url_left_out"
    family = "url"
    concern = "template"
    remedy = "Sign the URL as well, exactly as it was registered with the provider."

    def recipes(self, recipe: Recipe, bench: Bench) -> Iterator[Recipe]:
        """Yield the recipe without its URL."""
        layout = layout_of(recipe.template.source)
        for place, name in enumerate(layout.names):
            if name in _URL_TOKENS:
                made = bench.with_template(recipe, layout.without(place).source)
                if made is not None and made.template.tokens:
                    yield made

    def told(self, right: Recipe, wrong: Recipe, bench: Bench) -> Words:  # noqa: ARG002
        """Return the words; a callback URL is one that was registered."""
        callback = "callback_url" in right.template.tokens
        slug = self.slug if callback else "url_left_out"
        name = "callback URL" if callback else "URL"
        if bench.side is Side.COMPUTED:
            sentence = f"You left the {name} out; this provider signs it beside the body."
            return Words(slug, self.family, sentence, self.remedy, Actor.CODE)
        sentence = f"The signature fits without the {name}: the sender left it out."
        return Words(slug, self.family, sentence, "Tell the sender.", Actor.SENDER)


def _parted(url: str) -> tuple[str, str, str]:
    scheme, _, after = url.partition("://")
    host, slash, rest = after.partition("/")
    return scheme, host, slash + rest


def _fields(query: str) -> list[tuple[str, str]]:
    return parse_qsl(query, keep_blank_values=True)
