"""The dialog of the search: what it finds, how it is used, and what it makes of strange texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.test_chrome import DESK, NARROW, opened
from tests.records import write_site
from tests.site.building import build
from tests.tools import serve_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page, Route

    from tests.browser.test_chrome import Scheme

pytestmark = pytest.mark.browser

STRANGE = "<img src=x onerror=document.title=1><mark>&lt;b&gt;</mark> strange"
FILES = {
    "index.md": "# Talks\n",
    "about.md": "# About us\n\nWho keeps this record.\n",
    "actors/nato.yml": (
        "name: NATO\nkind: organization\naliases: [the Alliance]\n"
        "also_known_as: [{text: Альянс, lang: uk}]\n"
    ),
    "actors/mueller.yml": "name: Jürgen Müller\nkind: person\n",
    "actors/zelenskyy.yml": "name: Volodymyr Zelenskyy\nkind: person\n",
    "actors/kuleba.yml": "name: Dmytro Kuleba\nkind: person\n",
    "actors/stranger.yml": f"name: '{STRANGE} actor'\nkind: person\n",
    "topics/talks.yml": (
        f"name: Talks on NATO\ndescription: {'straw ' * 60} needle {'straw ' * 60}\n"
    ),
    "sources/paper.yml": "title: A paper on NATO\npublished: 2022-01-20\n",
    "sources/interview.yml": (
        "title: Kuleba, Kuleba and Kuleba\npublished: 2022-01-21\n"
        "authors: [Kuleba]\nurl: https://paper.example/kuleba\n"
    ),
    "events/council.yml": (
        "title: Council meets\ndate: 2022-01-12\ntype: meeting\n"
        "actors: [nato, mueller, zelenskyy]\nsources: [paper]\n"
        "summary: The *council* of [[nato]] met.\n"
    ),
    "events/week.yml": (
        "title: A week of meetings\ndate: 2022-01-10/2022-01-14\ntype: meeting\n"
        "actors: [stranger, kuleba]\ntopics: [talks]\nsources: [paper, interview]\n"
    ),
    "events/earlier.yml": (
        "title: An earlier council\ndate: 2021-12\ntype: meeting\n"
        "actors: [nato]\nsources: [paper]\n"
    ),
    "events/strange.yml": (
        f"title: '{STRANGE} event'\ndate: 2021-11-02\ntype: meeting\nsummary: '`{STRANGE}`'\n"
        "sources: [paper]\n"
    ),
    **{
        f"events/many-{number}.yml": (
            f"title: Repeated {number}\ndate: 2020-02-{number:02}\n"
            "type: meeting\nsources: [paper]\n"
        )
        for number in range(1, 26)
    },
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("search")
    with serve_folder(build(write_site(folder, FILES), folder / "site")) as address:
        yield address


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    with opened(browser, f"{served}about/") as page:
        yield page


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Search")


def status(page: Page) -> Locator:
    return dialog(page).get_by_role("status")


def ask(page: Page, query: str) -> None:
    """Open the search by its key, if it is not open, and type."""
    if not dialog(page).is_visible():
        page.keyboard.press("/")
    page.get_by_role("textbox", name="Search").fill(query)


def held_back(page: Page, address: str) -> list[Route]:
    """What is asked for at an address from now on; it is not answered before the test says so."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(address, hold)
    return held


def let_go(page: Page, held: list[Route]) -> None:
    """Answer what is held back, once it was asked for."""
    for _ in range(400):
        if held:
            break
        page.wait_for_timeout(50)
    held[0].continue_()


def results(page: Page) -> dict[str, list[str]]:
    """The titles of what was found under the names of their kinds."""
    expect(status(page)).to_contain_text(re.compile(r"\d+ results?$"))
    return {
        section.get_by_role("heading").inner_text(): section.get_by_role("link").all_inner_texts()
        for section in dialog(page).locator("section").all()
    }


def test_nothing_of_it_is_loaded_before_it_is_opened(browser: Browser, served: str) -> None:
    with opened(browser, "about:blank") as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(served, wait_until="networkidle")
        assert asked
        assert not [url for url in asked if "search" in url or "pagefind" in url]
        ask(page, "nato")
        results(page)
        assert [url for url in asked if url.endswith("/pagefind/pagefind.js")]
        assert all(url.startswith(served) for url in asked)


def test_an_actor_comes_before_what_speaks_of_it(page: Page) -> None:
    ask(page, "nato")
    found = results(page)
    assert next(iter(found)) == "Actors"
    assert found == {
        "Actors": ["NATO"],
        "Topics": ["Talks on NATO"],
        "Sources": ["A paper on NATO"],
        "Events": ["An earlier council", "Council meets", "A week of meetings"],
    }


@pytest.mark.parametrize("query", ["Альянс", "альянс", "alliance", "The Alliance"])
def test_an_actor_is_found_by_any_of_its_names(page: Page, query: str) -> None:
    ask(page, query)
    assert results(page)["Actors"] == ["NATO"]
    expect(dialog(page)).to_contain_text("also: the Alliance, Альянс")


@pytest.mark.parametrize("query", ["muller", "Müller", "jürgen muller"])
def test_accents_may_be_left_out(page: Page, query: str) -> None:
    ask(page, query)
    assert results(page)["Actors"] == ["Jürgen Müller"]


@pytest.mark.parametrize(
    "query", ["12 January 2022", "12 jan 2022", "Jan. 12, 2022", "2022-01-12", "January 12, 2022"]
)
def test_a_day_is_found_however_it_is_written(page: Page, query: str) -> None:
    ask(page, query)
    assert results(page)["Events"] == ["Council meets", "A week of meetings"]
    first = dialog(page).locator("section li").first
    assert first.locator("p").all_inner_texts() == [
        "12 January 2022",
        "The council of NATO met. NATO, Jürgen Müller, Volodymyr Zelenskyy",
    ]


@pytest.mark.parametrize("query", ["Jan 2022", "January 2022", "2022-01"])
def test_a_month_finds_its_days(page: Page, query: str) -> None:
    ask(page, query)
    assert sorted(results(page)["Events"]) == ["A week of meetings", "Council meets"]


def test_a_page_written_by_hand_is_found(page: Page) -> None:
    ask(page, "who keeps this record")
    assert results(page) == {"Pages": ["About us"]}


def test_words_that_were_looked_for_are_marked(page: Page) -> None:
    ask(page, "council")
    results(page)
    item = dialog(page).locator("li", has_text="Council meets")
    assert item.locator("mark").all_inner_texts() == ["council"]


def test_an_excerpt_says_where_it_is_cut(page: Page) -> None:
    ask(page, "needle")
    results(page)
    excerpt = dialog(page).locator(".dl-search__excerpt").inner_text()
    assert excerpt.startswith("… straw straw")
    assert excerpt.endswith("straw …")


def test_a_surname_finds_whose_it_is_first(page: Page) -> None:
    ask(page, "kuleba")
    found = results(page)
    assert next(iter(found)) == "Actors"
    assert found["Sources"] == ["Kuleba, Kuleba and Kuleba"]


def test_another_spelling_is_forgiven(page: Page) -> None:
    ask(page, "zelensky")
    expect(status(page)).to_have_text("Nothing found for “zelensky”. Similar words: 2 results")
    assert results(page)["Actors"] == ["Volodymyr Zelenskyy"]


def test_results_are_filtered_by_kind_and_year(page: Page) -> None:
    ask(page, "nato")
    results(page)
    kind, year = page.get_by_label("Kind"), page.get_by_label("Year")
    assert kind.locator("option").all_inner_texts() == [
        *("All kinds", "Events", "Actors", "Topics", "Sources", "Pages")
    ]
    assert year.locator("option").all_inner_texts() == ["All years", "2022", "2021", "2020"]
    kind.select_option("Events")
    expect(status(page)).to_have_text("3 results")
    year.select_option("2021")
    expect(status(page)).to_have_text("1 result")
    assert results(page) == {"Events": ["An earlier council"]}


def test_nothing_found_says_what_to_do(page: Page) -> None:
    ask(page, "xqzv")
    expect(status(page)).to_have_text("Nothing found for “xqzv”")
    expect(dialog(page)).to_contain_text("Try fewer or other words")


@pytest.mark.parametrize("query", ["a", "the", "of the", "?", "z"])
def test_words_that_are_everywhere_are_not_looked_for(page: Page, query: str) -> None:
    ask(page, query)
    expect(status(page)).to_have_text("Type a longer word, or one that is less common.")


def test_many_results_come_in_parts(page: Page) -> None:
    ask(page, "repeated")
    assert len(results(page)["Events"]) == 20
    page.get_by_role("button", name="Show more").click()
    expect(dialog(page).get_by_role("link")).to_have_count(25)
    expect(dialog(page).get_by_role("link").nth(20)).to_be_focused()
    expect(page.get_by_role("button", name="Show more")).to_have_count(0)


def test_it_works_by_keyboard_alone(page: Page) -> None:
    ask(page, "council")
    results(page)
    links = dialog(page).get_by_role("link")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/a/b/events/earlier/$"))


def test_enter_opens_the_first_result(page: Page) -> None:
    ask(page, "2022-01-12")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/a/b/events/council/$"))


def test_enter_is_kept_while_the_search_is_loaded(page: Page) -> None:
    held = held_back(page, "**/search.js")
    ask(page, "2022-01-12")
    page.keyboard.press("Enter")
    expect(dialog(page)).to_be_visible()
    let_go(page, held)
    expect(page).to_have_url(re.compile("/a/b/events/council/$"))


def test_enter_is_for_the_words_it_was_pressed_after(page: Page) -> None:
    held = held_back(page, "**/search.js")
    ask(page, "2022-01-12")
    page.keyboard.press("Enter")
    ask(page, "repeated")
    let_go(page, held)
    assert len(results(page)["Events"]) == 20
    expect(page).to_have_url(re.compile("/a/b/about/$"))


def test_what_is_typed_while_the_search_is_loaded_stays(page: Page) -> None:
    held = held_back(page, "**/search.js")
    page.keyboard.press("/")
    page.keyboard.type("coun")
    let_go(page, held)
    expect(status(page)).to_contain_text(re.compile(r"results?$"))
    page.keyboard.type("cil")
    expect(page.get_by_role("textbox", name="Search")).to_have_value("council")


def test_what_was_looked_for_is_replaced_by_typing(page: Page) -> None:
    ask(page, "council")
    results(page)
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("nato")
    expect(page.get_by_role("textbox", name="Search")).to_have_value("nato")


def test_the_key_opens_it_again_right_after_it_was_closed(page: Page) -> None:
    ask(page, "council")
    results(page)
    opens = page.evaluate(
        """() => {
          const dialog = document.querySelector("dialog.dl-search");
          dialog.close(); // what has the focus now is hidden, and has it until the next drawing
          const key = new KeyboardEvent("keydown", { key: "/", bubbles: true });
          document.activeElement.dispatchEvent(key);
          return dialog.open;
        }"""
    )
    assert opens


def test_the_focus_comes_back_to_the_button(page: Page) -> None:
    button = page.get_by_role("button", name="Search")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()
    expect(button).to_be_focused()


def test_what_was_typed_is_there_when_it_is_opened_again(page: Page) -> None:
    ask(page, "council")
    results(page)
    page.get_by_role("button", name="Close search").click()
    expect(dialog(page)).to_be_hidden()
    page.keyboard.press("Control+k")
    expect(page.get_by_role("textbox", name="Search")).to_have_value("council")
    assert len(results(page)["Events"]) == 2


def test_keys_do_not_open_it_while_somebody_is_typing(page: Page) -> None:
    page.evaluate("document.querySelector('article').append(document.createElement('input'))")
    page.locator("article input").focus()
    page.keyboard.press("/")
    page.keyboard.press("Control+k")
    expect(page.locator("article input")).to_have_value("/")
    expect(dialog(page)).to_be_hidden()


def test_the_single_key_can_be_turned_off(page: Page) -> None:
    page.keyboard.press("/")
    page.get_by_label("The key / opens the search").uncheck()
    page.reload()
    page.keyboard.press("/")
    expect(dialog(page)).to_be_hidden()
    page.keyboard.press("Control+k")
    expect(dialog(page)).to_be_visible()
    expect(page.get_by_label("The key / opens the search")).not_to_be_checked()


def test_a_click_beside_it_closes_it(page: Page) -> None:
    page.keyboard.press("/")
    expect(dialog(page)).to_be_visible()
    page.mouse.click(5, 5)
    expect(dialog(page)).to_be_hidden()


def test_a_search_that_cannot_be_loaded_says_so_and_is_tried_again(page: Page) -> None:
    page.route("**/pagefind/**", lambda route: route.abort())
    ask(page, "council")
    expect(status(page)).to_contain_text("The search could not be loaded.")
    page.unroute("**/pagefind/**")
    ask(page, "council meets")
    expect(status(page)).to_have_text("1 result")


def test_texts_of_records_stay_texts(page: Page) -> None:
    ask(page, "strange")
    found = results(page)
    assert found["Actors"] == [f"{STRANGE} actor"]
    assert f"{STRANGE} event" in found["Events"]
    assert dialog(page).locator("img, b, li script").count() == 0
    assert page.title().startswith("About us")
    assert set(dialog(page).locator("mark").all_inner_texts()) == {"strange"}


def test_a_page_that_is_missing_offers_it(browser: Browser, served_site: str) -> None:
    with opened(browser, f"{served_site}no/such/page/") as page:
        page.get_by_role("button", name="Search the site").click()
        ask(page, "nato")
        assert "NATO" in results(page)["Actors"]


def test_without_scripts_there_is_no_button(browser: Browser, served_site: str) -> None:
    for address in (served_site, f"{served_site}no/such/page/"):
        with opened(browser, address, scripts=False) as page:
            assert page.get_by_role("button", name="Search").count() == 0
            assert not dialog(page).is_visible()


@pytest.mark.axe
@pytest.mark.parametrize("width", [NARROW, DESK])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["", "nato", "xqzv"])
def test_it_has_no_barriers(
    browser: Browser, served: str, width: int, scheme: Scheme, query: str
) -> None:
    with opened(browser, served, width=width, scheme=scheme) as page:
        ask(page, query)
        if query:
            expect(status(page)).not_to_have_text(re.compile("^$|Searching"))
        assert violations(page) == []
        assert page.evaluate("document.querySelector('.dl-search').scrollWidth") <= width
