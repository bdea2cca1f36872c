using SectorPipeline.Orchestration;
using Spectre.Console;

namespace SectorPipeline.App.Runs;

/// <summary>A run on a terminal: a table that is drawn again while the run goes on.</summary>
internal sealed class LiveRunBoard(IAnsiConsole console, TimeProvider time) : RunBoard(time)
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(120);
    private string title = "";

    /// <summary>Draws until the work is done, and gives back its result.</summary>
    public async Task<T> WatchAsync<T>(Func<Task<T>> start) =>
        await console.Live(new Text("")).StartAsync(async display =>
        {
            var work = Task.Run(start);
            while (await Task.WhenAny(work, Task.Delay(Frame)) != work)
                display.UpdateTarget(Draw());
            display.UpdateTarget(Draw());
            return await work;
        });

    protected override void OnRunStarted(Run run) => title = $"run {run.Id} of {run.Job} for session {run.Session}";

    protected override void OnChanged(StepLine line)
    {
    }

    private Rows Draw()
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = false };
        table.AddColumns("", "step", "state", "rows", "time", "");
        table.Columns[3].RightAligned();
        table.Columns[4].RightAligned();
        foreach (var cells in Read(Cells))
            table.AddRow(cells);
        return new Rows(new Text(title), table);
    }

    private static Markup[] Cells(StepLine line)
    {
        var colour = StepText.Colour(line.State);
        return
        [
            new Markup($"[{colour}]{StepText.Mark(line.State)}[/]"),
            new Markup(Markup.Escape(line.Name)),
            new Markup($"[{colour}]{StepText.Word(line.State)}[/]"),
            new Markup(StepText.Rows(line)),
            new Markup(StepText.Elapsed(line.Elapsed)),
            new Markup($"[blue]{StepText.Bar(line)}[/]{Markup.Escape(line.Detail)}"),
        ];
    }
}
