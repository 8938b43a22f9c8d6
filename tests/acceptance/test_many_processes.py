"""Several processes at once, and processes that die."""

import json
import shutil
import signal
import urllib.request

from processes import Commands

DELIVERY = 'module deliveries\n\nentity Delivery "Delivery":\n  id: uuid pk\n  note: str(80) required\n'
SURFACES = """
surface delivery_list "Deliveries":
  uses entity Delivery
  mode: list
  section main:
    field note "Note"

surface delivery_create "New delivery":
  uses entity Delivery
  mode: create
  section main:
    field note "Note"
"""


def test_one_migrates_and_all_serve_when_eight_start_at_once(shop: Commands) -> None:
    eight = [shop.serve() for _ in range(8)]
    assert [served.get("/app")[0] for served in eight] == [200] * 8
    migrated = ["applied" in "".join(served.output) for served in eight]
    assert migrated.count(True) == 1
    assert [path.name for path in (shop.folder / ".dazzle" / "postgres").glob("data*")] == ["data"]
    twice = "SELECT version FROM dazzle_deploy_history GROUP BY version HAVING count(*) > 1"
    assert "(0 rows)" in shop.dazzle("db", "psql", "--", "-c", twice)
    assert [served.stop() for served in eight] == [0] * 8


def test_no_acknowledged_row_is_lost_when_killed(shop: Commands) -> None:
    (shop.folder / "dsl" / "deliveries.dsl").write_text(DELIVERY + SURFACES)
    shop.dazzle("db", "revision", "-m", "add deliveries")
    acknowledged = 0
    for _ in range(3):
        served = shop.serve()
        for number in range(20):
            body = json.dumps({"note": f"row {number}"}).encode()
            request = urllib.request.Request(
                f"{served.url}/deliveries", data=body, headers={"Content-Type": "application/json"}
            )
            with urllib.request.urlopen(request, timeout=30) as answer:
                acknowledged += answer.status in {200, 201}
        served.stop(signal.SIGKILL)
    assert acknowledged == 60
    assert "60" in shop.dazzle("db", "psql", "--", "-Atc", "SELECT count(*) FROM delivery").split()


def test_next_start_works_when_killed_at_any_moment_of_the_first(shop: Commands) -> None:
    served = shop.serve()
    said = len(served.lines_until_served())
    served.stop(signal.SIGKILL)
    for lines in range(said):
        # A place of its own: the cluster of the one before, which outlives a killed server, still writes its files.
        place = Commands(shop.folder.with_name(f"shop{lines}"), shop.variables, shop.served)
        shutil.copytree(shop.folder, place.folder, ignore=shutil.ignore_patterns(".dazzle"))
        served = place.serve()
        served.wait_for_lines(lines)
        served.stop(signal.SIGKILL)
        again = place.serve()
        assert again.get("/app")[0] == 200
        assert again.stop() == 0
