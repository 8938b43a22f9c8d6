"""A person's way through the application, in a real browser."""

import re
import shutil
import socket
import threading

import pytest
import uvicorn
from playwright.sync_api import expect, sync_playwright

import shop

pytestmark = pytest.mark.browser
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


@pytest.fixture
def site(database_url, tmp_path):
    """The address of the application, served by a thread."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        application = shop.application(shop.runtime(database_url, tmp_path))
        server = uvicorn.Server(uvicorn.Config(application, log_level="warning", ws="none"))
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


# Playwright's loop runs in this thread while the browser is open: it is closed before another module's asyncio.run.
@pytest.fixture(scope="module")
def chromium():
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def page(chromium, site, request):
    """A page whose console must stay silent, but for the answers that are no 200 on purpose."""
    context = chromium.new_context(
        base_url=site, java_script_enabled=request.param, viewport={"width": 1280, "height": 860}
    )
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert [text for text in said if "status of 422" not in text] == []


def check(page):
    """What holds for every page: one heading, a name for all that can be used, unique ids, no scrolling sideways."""
    page.wait_for_load_state()  # a link that was clicked may have led no further than to the head
    expect(page.locator("h1")).to_have_count(1)
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("main").count() == 1
    for control in page.locator("input:not([type=hidden]), select, textarea").all():
        identifier = control.get_attribute("id")
        assert page.locator(f'label[for="{identifier}"]').count() == 1, identifier
        for described in (control.get_attribute("aria-describedby") or "").split():
            assert page.locator(f"#{described}").count() == 1
    for control in page.locator("a, button").all():
        assert control.text_content().strip() or control.get_attribute("aria-label")
    identifiers = re.findall(r'\sid="([^"]+)"', page.content())
    assert len(identifiers) == len(set(identifiers))


def test_invoice_lives_from_list_to_deletion(page):
    page.goto("/app")
    check(page)
    page.locator(".side").get_by_role("link", name="Suppliers").click()
    check(page)
    page.get_by_role("link", name="New supplier").first.click()
    page.get_by_label("Name").fill("Delta Rope")
    page.get_by_role("button", name="Create").click()
    expect(page.get_by_role("status")).to_contain_text("“Delta Rope” was created")
    check(page)

    page.locator(".side").get_by_role("link", name="Invoices").click()
    page.get_by_role("link", name="Record an invoice").first.click()
    check(page)
    page.get_by_label("Supplier").select_option(label="Delta Rope")
    page.get_by_label("Total").fill("12,50")
    page.get_by_label("Note").fill("a note")
    page.get_by_role("button", name="Create").click()

    expect(page.get_by_role("alert")).to_contain_text("Number: This is required.")
    check(page)
    expect(page.get_by_label("Total")).to_have_value("12,50")
    expect(page.get_by_label("Note")).to_have_value("a note")
    page.get_by_role("link", name="Number: This is required.").click()
    page.get_by_label("Number").fill("2026-1")
    page.get_by_label("Total").fill("12.50")
    page.get_by_role("button", name="Create").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("2026-1")
    check(page)
    page.get_by_role("button", name="Submitted").click()
    expect(page.locator(".title")).to_contain_text("Submitted")
    page.get_by_role("link", name="Edit").click()
    check(page)
    page.get_by_label("Number").fill("2026-2")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2026-2")

    page.get_by_role("link", name="Delete").click()
    check(page)
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("status")).to_contain_text("“2026-2” was deleted")
    check(page)


def test_first_key_leads_past_the_navigation(page):
    page.goto("/app/supplier")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize("path", ["/app", "/app/supplier", "/app/invoice/create", "/app/systemhealth"])
def test_page_never_scrolls_sideways_on_a_phone(chromium, site, path):
    context = chromium.new_context(base_url=site, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.get_by_text("Menu", exact=True).click()
    expect(page.locator(".bar").get_by_role("link", name="Suppliers")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    context.close()


def test_filter_is_applied_when_it_is_chosen(chromium, site):
    page = chromium.new_page(base_url=site)
    page.goto("/app/supplier")
    page.get_by_label("Blocked").select_option(label="Yes")
    page.wait_for_url("**/app/supplier?*blocked*true*")
    page.close()
