# Every line that has to do with figures and charts.
workspace figures "Figures":
  by_month:
    source: Docking
    display: bar_chart
    group_by: bucket(eta, month)
    aggregate:
      calls: count(Docking)
      share: round(calls / 12 * 100)
    reference_lines:
      - label: "Target", value: 95
      - label: "Last year"
        value: 80
        style: dashed
    reference_bands:
      - label: "Good", from: 80, to: 100, tone: positive
      - label: "Poor"
        from: 0
        to: 79.5
        tone: destructive
    overlay_series:
      - label: "Planned"
        source: Docking
        aggregate: count(Docking)

  by_pier_and_status:
    source: Docking
    display: pivot_table
    group_by: [pier, status]

  by_week:
    source: Docking
    display: line_chart
    group_by: week(eta), status
    overlay_series: [calls, planned]

  lanes:
    source: Docking
    display: kanban
    group_by: status

  when_it_is_full:
    source: Docking
    display: heatmap
    rows: pier.name
    columns: status
    value: avg(draught)
    thresholds: [0.5, 0.8, -1]

  when_it_is_full_by_param:
    source: Docking
    display: heatmap
    rows: pier
    columns: status
    value: share of the week, in percent
    thresholds: param("heat.thresholds")

  one_threshold:
    source: Docking
    display: heatmap
    thresholds: 3

  how_far:
    source: Docking
    display: progress
    stages: [requested, docked, departed]
    complete_at: departed

  how_many:
    source: Docking
    display: histogram
    bins: auto
    value: draught
  how_many_in_twelve:
    source: Docking
    display: histogram
    bins: 12
    value: draught

  spread:
    source: Docking
    display: box_plot
    show_outliers: false

  against_the_plan:
    source: Pier
    display: bullet
    bullet_label: name
    bullet_actual: calls
    bullet_target: 95
    aggregate:
      calls: count(Docking)

  against_another_figure:
    source: Pier
    display: bullet
    bullet_label: name
    bullet_actual: calls
    bullet_target: planned
    aggregate:
      calls: count(Docking)
      planned: 12 * 4

  tracks:
    source: Pier
    display: bar_track
    track_max: 100
    track_format: "{value} %"
  tracks_by_param:
    source: Pier
    display: bar_track
    track_max: param("track.max")
    track_format: percent

  league:
    source: Pier
    display: list
    rank_by: depth
    order: desc
    outlier_method: sigma:2
    outlier_on: depth
    rag_on: depth
    tone_bands:
      - tone: positive
        min: 8
      - tone: destructive
  league_by_thresholds:
    source: Pier
    rank_by: depth
    order: asc
    outlier_method: threshold:low=2.5,high=-1
  league_by_iqr:
    source: Pier
    outlier_method: iqr
    tone_bands: [low, high]
  league_of_none:
    source: Pier
    outlier_method: none

  since_last_week:
    source: Docking
    display: metrics
    delta:
      period: 7 days
      sentiment: positive_up
      field: draught
    aggregate:
      calls: count(Docking)
  since_yesterday:
    source: Docking
    display: metrics
    delta:
      period: 1d
      field: calls
    aggregate:
      calls: count(Docking)

entity Pier "Pier":
  id: uuid pk
  name: str(40) required
  depth: decimal(5,2)
entity Docking "Docking":
  id: uuid pk
  pier: ref Pier
  eta: datetime
  draught: decimal(5,2)
  status: enum[requested, docked, departed]=requested
