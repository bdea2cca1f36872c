namespace SectorPipeline.Alerts;

/// <summary>Runs by the day on which they started: how many succeeded and how many did not.</summary>
internal static class ErrorChart
{
    private const int Days = 60;
    private const double TwoLabels = 180;
    private static readonly ChartSize Size = new(900, 160) { Left = 36, Top = 14 };

    public static Html Of(IReadOnlyList<PipelineRun> runs)
    {
        var days = runs.Where(run => run is { IsOver: true, Started: not null })
            .GroupBy(run => DateOnly.FromDateTime(run.Started ?? default))
            .OrderBy(day => day.Key).TakeLast(Days)
            .Select(day => (Day: day.Key, Good: day.Count(run => run.HasSucceeded), Bad: day.Count(run => !run.HasSucceeded)))
            .ToList();
        if (days.Count == 0)
            return Section.Absent("No run is over yet.");
        var heights = LinearScale.Around(days.Select(day => (double)(day.Good + day.Bad)).Append(0), Size.InnerBottom, Size.Top, 3);
        var description = $"{Figures.Counted(days.Sum(day => day.Good), "run")} succeeded and {Figures.Count(days.Sum(day => day.Bad))} did not on {Figures.Counted(days.Count, "day")}.";
        return Svg.Figure(
            Svg.Drawing("errors-chart", "Runs by day", description, Size, $"{Axis(heights)}{days.Select((day, index) => Bar(day, index, days.Count, heights))}"),
            $"Runs by the day on which they started, the last {days.Count} with any: {description} Those that failed are dark and stand at the bottom.");
    }

    private static Html Axis(LinearScale heights) => Html.Join(heights.Ticks(3).Where(tick => tick % 1 == 0).Select(tick =>
        (Html)$"{Svg.Line(Size.Left, heights.At(tick), Size.InnerRight, heights.At(tick), "grid")}{Svg.Text(Size.Left - 6, heights.At(tick) + 4, Figures.Number(tick, 0), "label end")}"));

    private static Html Bar((DateOnly Day, int Good, int Bad) day, int index, int count, LinearScale heights)
    {
        var width = Math.Min((Size.InnerRight - Size.Left) / count, 28);
        var (left, bad, top) = (Size.Left + (index * width) + 1, heights.At(day.Bad), heights.At(day.Good + day.Bad));
        var last = index == count - 1 && width * count > TwoLabels;
        return Html.Join(
        [
            Svg.Rectangle(left, bad, width - 2, Size.InnerBottom - bad, "failed-fill"),
            Svg.Rectangle(left, top, width - 2, bad - top, "bar up-fill"),
            index == 0 ? Svg.Text(left, Size.Height - 6, Figures.Date(day.Day), "label") : Html.None,
            last ? Svg.Text(left + width, Size.Height - 6, Figures.Date(day.Day), "label end") : Html.None,
        ]);
    }
}
