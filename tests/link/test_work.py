"""What processes, schedules, jobs and intents come to be, and what is settled where nothing is said."""

import pytest

from build import compiled
from dazzle.ir.appspec import AppSpec
from dazzle.ir.codec import decode, encode
from dazzle.ir.display import Parameter
from dazzle.ir.llm import LlmRetry
from dazzle.ir.process import ByHand, CallService, HumanTask, Parallel, Retry, StateChange, Step, Wait

DOCKING = """\
entity Docking:
  id: uuid pk
  note: text
  state: enum[asked, docked]=asked
  transitions:
    asked -> docked
"""


def spec(text: str) -> AppSpec:
    made = compiled(DOCKING + text).require()
    assert decode(encode(made)) == made
    return made


def only_step(lines: str) -> Step:
    (made,) = spec(f"process p:\n  steps:\n    - step a:\n{lines}").processes[0].steps
    assert isinstance(made, Step)
    return made


def test_a_process_without_a_word_is_started_by_hand_and_ends_after_a_day() -> None:
    (made,) = spec("process p:\n  implements: ST-1\n").processes
    assert (made.title, made.trigger, made.timeout, made.overlap) == ("P", ByHand(), 86400, "skip")


def test_a_schedule_is_in_utc_and_ends_after_an_hour() -> None:
    (made,) = spec('schedule s:\n  cron: param("k")\n').schedules
    assert (made.cron, made.timezone, made.timeout, made.catch_up) == (
        Parameter(source="param", key="k"),
        "UTC",
        3600,
        False,
    )


def test_the_status_of_an_entity_is_the_field_that_its_states_are_in() -> None:
    (made,) = spec("process p:\n  trigger: entity Docking status * -> docked\n").processes
    assert made.trigger == StateChange(entity="Docking", field="state", target="docked")


@pytest.mark.parametrize("action", ["service: s", "channel: c", "llm_intent: i", "condition: note = x"])
def test_a_step_has_half_a_minute(action: str) -> None:
    step = only_step(f"        {action}\n")
    assert (step.timeout, step.retry) == (30, None)


@pytest.mark.parametrize("action", ["wait: 2h", "wait: papers_found", "subprocess: p"])
def test_a_step_has_no_limit_where_its_action_has_a_time_of_its_own(action: str) -> None:
    assert only_step(f"        {action}\n").timeout is None
    assert only_step(f"        {action}\n        timeout: 5h\n").timeout == 18000


def test_a_person_has_a_week() -> None:
    step = only_step("        human_task:\n          assignee_role: admin\n")
    assert isinstance(step.action, HumanTask)
    assert (step.timeout, step.action.timeout) == (None, 7 * 86400)


def test_a_task_is_about_what_its_page_is_about() -> None:
    page = "surface docking_edit:\n  uses entity Docking\n  mode: edit\n  section main:\n    field note\n"
    step = "process p:\n  steps:\n    - step a:\n        human_task:\n          surface: docking_edit\n"
    (made,) = spec(page + step).processes[0].steps
    assert isinstance(made, Step)
    assert isinstance(made.action, HumanTask)
    assert made.action.entity == "Docking"


def test_a_retry_is_settled_where_it_is_there() -> None:
    assert only_step("        retry:\n          backoff: fixed\n").retry == Retry(backoff="fixed")


@pytest.mark.parametrize(
    ("written", "seconds"), [("30s", 30), ("5m", 300), ("5 minutes", 300), ("2h", 7200), ("1.5h", 5400), ("2d", 172800)]
)
def test_m_is_minutes_where_something_waits(written: str, seconds: int) -> None:
    assert only_step(f"        wait: {written}\n").action == Wait(seconds=seconds)
    assert spec(f'job j:\n  schedule: "@daily"\n  timeout: {written}\n').jobs[0].timeout == seconds


def test_a_word_waits_for_a_signal() -> None:
    assert only_step("        wait: papers_found\n").action == Wait(signal="papers_found")


def test_a_step_of_two_actions_does_the_first() -> None:
    assert only_step("        wait: 1m\n        service: s\n").action == CallService(service="s")


def test_the_name_of_an_input_leads_to_its_value() -> None:
    (made,) = spec(
        "process p:\n  input:\n    text: str\n  steps:\n    - step a:\n        effects:\n"
        "          - update Docking:\n              set:\n                - note -> text\n"
        "                - note -> words\n                - note -> input.text\n"
    ).processes
    (step,) = made.steps
    assert isinstance(step, Step)
    assert [(each.path, each.constant) for each in step.effects[0].assignments] == [
        ("text", None),
        (None, "words"),
        ("input.text", None),
    ]


def test_what_is_done_side_by_side_stops_at_the_first_failure() -> None:
    (made,) = (
        spec("process p:\n  steps:\n    - parallel a:\n        - step b:\n            wait: 1m\n").processes[0].steps
    )
    assert isinstance(made, Parallel)
    assert made.on_any_failure == "fail_fast"


def test_a_job_is_not_tried_again_where_nothing_is_said() -> None:
    (made,) = spec("job j:\n  trigger: on_field_changed Docking.note\n").jobs
    assert (made.retry, made.retry_backoff, made.timeout, made.triggers[0].event) == (0, "none", None, "changed")


def test_an_intent_has_the_model_of_the_project() -> None:
    made = spec(
        "llm_model m:\n  provider: local\n  model_id: m-1\nllm_config:\n  default_model: m\n"
        "llm_intent i:\n  retry:\n    backoff: linear\n  trigger:\n    on_entity: Docking\n    on_event: created\n"
        "    input_map:\n      text: entity.note\n    write_back:\n      Docking.note: output.text\n"
    )
    (intent,) = made.llm_intents
    assert (intent.model, intent.timeout, intent.retry) == ("m", 30, LlmRetry(backoff="linear"))
    (trigger,) = intent.triggers
    assert trigger.inputs[0].field == "note"
    assert (trigger.write_back[0].entity, trigger.write_back[0].field, trigger.write_back[0].path) == (
        "Docking",
        "note",
        "text",
    )
    (model,) = made.llm_models
    assert (model.tier, model.max_tokens) == ("balanced", 4096)
    assert made.llm_config is not None
    assert (made.llm_config.log_prompts, made.llm_config.artifact_store) == (True, "local")
