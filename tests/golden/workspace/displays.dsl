# Every value that `display` can have, and regions whose names mean something elsewhere.
workspace displays "Displays":
  as_list:
    source: Docking
    display: list
  as_grid:
    source: Docking
    display: grid
  as_timeline:
    source: Docking
    display: timeline
  as_map:
    source: Docking
    display: map
  as_detail:
    source: Docking
    display: detail
  as_summary:
    source: Docking
    display: summary
  as_metrics:
    source: Docking
    display: metrics
  as_kanban:
    source: Docking
    display: kanban
  as_queue:
    source: Docking
    display: queue
  as_tabbed_list:
    source: Docking
    display: tabbed_list
  as_heatmap:
    source: Docking
    display: heatmap
  as_bar_chart:
    source: Docking
    display: bar_chart
  as_funnel_chart:
    source: Docking
    display: funnel_chart
  as_line_chart:
    source: Docking
    display: line_chart
  as_area_chart:
    source: Docking
    display: area_chart
  as_sparkline:
    source: Docking
    display: sparkline
  as_radar:
    source: Docking
    display: radar
  as_histogram:
    source: Docking
    display: histogram
  as_box_plot:
    source: Docking
    display: box_plot
  as_bullet:
    source: Docking
    display: bullet
  as_bar_track:
    source: Docking
    display: bar_track
  as_pivot_table:
    source: Docking
    display: pivot_table
  as_progress:
    source: Docking
    display: progress
  as_progress_bar:
    source: Docking
    display: progress_bar
  as_activity_feed:
    source: Docking
    display: activity_feed
  as_tree:
    source: Docking
    display: tree
  as_diagram:
    source: Docking
    display: diagram
  as_status_list:
    source: Docking
    display: status_list
  as_conversation:
    source: Docking
    display: conversation
  as_cohort_strip:
    source: Docking
    display: cohort_strip
  as_comparison:
    source: Docking
    display: comparison
  as_insight_summary:
    source: Docking
    display: insight_summary
  as_carousel:
    source: Docking
    display: carousel
  as_search_box:
    source: Docking
    display: search_box
  as_action_grid:
    source: Docking
    display: action_grid
  as_pipeline_steps:
    source: Docking
    display: pipeline_steps
  as_profile_card:
    source: Docking
    display: profile_card
  as_day_timeline:
    source: Docking
    display: day_timeline
  as_task_inbox:
    source: Docking
    display: task_inbox
  as_entity_card:
    source: Docking
    display: entity_card
  as_confirm_action_panel:
    source: Docking
    display: confirm_action_panel
  as_accordion:
    source: Docking
    display: accordion
  as_auto:
    source: Docking
    display: auto

workspace odd_names "Odd names":
  purpose: "Regions may be called as they like"
  status:
    source: Docking
  timeline:
    source: Docking
  filter:
    source: Docking
  queue:
    source: Docking
  list:
    source: Docking
  metrics:
    source: Docking
  source:
    source: Docking
  display:
    source: Docking
  action:
    source: Docking
  region:
    source: Docking
  stage:
    source: Docking
  stages:
    source: Docking
  access:
    source: Docking
  group:
    source: Docking
  groups:
    source: Docking
  live:
    source: Docking
  purposes:
    source: Docking
  entity:
    source: Docking
  surface:
    source: Docking
  nav:
    source: Docking
  as:
    source: Docking
  for:
    source: Docking
  context:
    source: Docking
  as_of:
    source: Docking

entity Docking "Docking":
  id: uuid pk
  eta: datetime
