entity FeedbackReport "What pilots say":
  id: uuid pk
  text: text

feedback_widget: enabled
