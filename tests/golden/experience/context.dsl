# A field may be called as what the flow holds is, and that alone is the field; so may what the flow holds.
experience tell "Tell":
  context:
    context: Call
  start at step first
  step first:
    entity: Call
    saves_to: context.context
    prefill:
      reason: context
      context: context.context.reason
    on success -> step second
  step second:
    entity: Call
    prefill:
      reason: context.context.context

entity Call "Call":
  id: uuid pk
  reason: text
  context: text
