"""Several processes at once, and processes that die."""

import json
import signal
import urllib.request

from processes import Commands

ROW = "INSERT INTO delivery (note) VALUES ('row')"
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
    outputs = ["".join(served.output) for served in eight]
    assert sum("baseline" in output for output in outputs) <= 1, outputs
    assert len(list((shop.folder / ".dazzle" / "postgres").glob("data*"))) == 1
    runs = shop.dazzle("db", "psql", "--", "-Atc", "SELECT count(*) FROM dazzle_deploy_history")
    assert "1" in runs.split()
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
    for lines in range(4):
        served = shop.serve()
        for _ in range(lines):
            assert served.process.stdout is not None
        served.stop(signal.SIGKILL)
    served = shop.serve()
    assert served.get("/app")[0] == 200
    assert served.stop() == 0
