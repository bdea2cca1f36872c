using System.Text.Json.Nodes;
using SectorPipeline.Core;
using SectorPipeline.Models;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Lineage;

/// <summary>Tells OpenLineage of one execution of a run: of itself, of its steps, and of each model and seed with what it reads and writes.</summary>
/// <remarks>Its own state changes only where the sink does the work, one piece at a time.</remarks>
internal sealed class LineageObserver(LineageSink sink, Lazy<LineageDatasets> project, string space, TimeProvider time) : IRunObserver
{
    private readonly Dictionary<string, (LineageJob Job, LineageRun Run)> steps = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Step, string Name), (LineageJob Job, LineageRun Run)> models = [];
    private readonly Dictionary<string, Dictionary<string, (Node Tested, JsonArray Assertions)>> tested = new(StringComparer.Ordinal);
    private IReadOnlyDictionary<string, JobStep> known = new Dictionary<string, JobStep>(StringComparer.Ordinal);
    private (LineageJob Job, LineageRun Run) run;
    private (DateTimeOffset At, Action<string> Send) turn;

    private LineageDatasets Datasets => project.Value;

    public void RunStarted(Run started, IReadOnlyList<JobStep> planned) => InTurn(() =>
    {
        known = planned.ToDictionary(step => step.Name, StringComparer.Ordinal);
        run = (new LineageJob(space, started.Job, "JOB"), LineageRun.New(nominal: started.Session));
        Send("START", run);
    });

    public void StepDelayed(string step, DateTimeOffset until)
    {
    }

    public void StepStarted(string step, int attempt) => InTurn(() =>
    {
        steps[step] = (new LineageJob(space, $"{run.Job.Name}.{step}", "STEP"), LineageRun.New((run.Job, run.Run.Id), run.Run.Nominal));
        tested[step] = new Dictionary<string, (Node, JsonArray)>(StringComparer.Ordinal);
        Send("START", steps[step]);
    });

    public void StepProgressed(string step, StepProgress progress)
    {
    }

    public void SubStepChanged(string step, SubStep subStep) => InTurn(() =>
    {
        if (Datasets.Find(subStep.Name) is { } node && subStep.Kind is "model" or "seed")
            ModelChanged(step, subStep, node);
        else if (subStep.Kind == "test" && subStep.State is SubStepState.Succeeded or SubStepState.Failed && Datasets.FindTest(subStep.Name) is { } test)
            Tested(step, test, subStep.State == SubStepState.Succeeded);
    });

    public void AttemptFailed(Attempt attempt, TimeSpan? retryIn) => InTurn(() =>
    {
        if (retryIn is not null && steps.TryGetValue(attempt.Step, out var step))
            Send("FAIL", (step.Job, step.Run with { Error = attempt.Error }));
    });

    public void StepFinished(RunStep step) => InTurn(() =>
    {
        if (!steps.TryGetValue(step.Name, out var started))
            return;
        var (inputs, outputs) = FlowOf(step.Name);
        Send(WordOf(step.State), (started.Job, started.Run with { Error = step.Error }), inputs, outputs);
    });

    public void RunFinished(RunDetails details) => InTurn(() => Send(WordOf(details.Run.State), run));

    private void InTurn(Action work)
    {
        var at = time.GetUtcNow();
        sink.Do(send =>
        {
            turn = (at, send);
            work();
        });
    }

    private void ModelChanged(string step, SubStep subStep, Node node)
    {
        if (!steps.TryGetValue(step, out var parent))
            return;
        if (subStep.State == SubStepState.Running)
        {
            models[(step, subStep.Name)] = (new LineageJob(space, $"{parent.Job.Name}.{node.Name}", subStep.Kind.ToUpperInvariant()), LineageRun.New((parent.Job, parent.Run.Id), run.Run.Nominal));
            Send("START", models[(step, subStep.Name)]);
        }
        else if (models.Remove((step, subStep.Name), out var started) && subStep.State is not SubStepState.Unchanged)
        {
            var isGood = subStep.State == SubStepState.Succeeded;
            var ended = (started.Job with { Sql = subStep.Detail }, started.Run with { Error = isGood ? null : subStep.Message });
            Send(isGood ? "COMPLETE" : subStep.State == SubStepState.Failed ? "FAIL" : "ABORT", ended, Datasets.InputsOf(node), isGood ? [Written(node, subStep.Rows)] : []);
        }
        else if (started.Job is not null)
        {
            // It was left as it is: nothing was written.
            Send("ABORT", started);
        }
    }

    private JsonObject Written(Node node, long? rows)
    {
        var dataset = Datasets.Of(node);
        if (rows is { } count)
            dataset["outputFacets"] = new JsonObject { ["outputStatistics"] = LineageEvent.Facet("OutputStatisticsOutputDatasetFacet", "1-0-2", new JsonObject { ["rowCount"] = count }) };
        return dataset;
    }

    private void Tested(string step, TestNode test, bool succeeded)
    {
        if (Datasets.TestedBy(test) is not { } node || !tested.TryGetValue(step, out var assertions))
            return;
        if (!assertions.TryGetValue(node.UniqueId, out var of))
            assertions[node.UniqueId] = of = (node, []);
        var assertion = new JsonObject { ["assertion"] = test.Generic?.Name ?? test.Name, ["success"] = succeeded };
        if (test.Generic?.Column is { } column)
            assertion["column"] = column;
        of.Assertions.Add(assertion);
    }

    private (JsonArray Inputs, JsonArray Outputs) FlowOf(string step)
    {
        var uses = known.TryGetValue(step, out var found) ? found.Type.Name : "";
        return uses switch
        {
            "warehouse.load" => ([.. Datasets.Sources.Select(source => (JsonNode)Datasets.Raw(source.Name))], [.. Datasets.Sources.Select(source => (JsonNode)Datasets.Of(source))]),
            "lake.export" => ([.. Datasets.Marts.Select(mart => (JsonNode)Datasets.Of(mart))], [.. Datasets.Marts.Select(mart => (JsonNode)Datasets.Exported(mart))]),
            _ when Ingestion.IngestionSteps.DatasetOf(uses) is { } dataset => ([], [Datasets.Raw(dataset)]),
            _ => ([.. tested.GetValueOrDefault(step)?.Values.Select(of => (JsonNode)WithAssertions(of)) ?? []], []),
        };
    }

    private JsonObject WithAssertions((Node Tested, JsonArray Assertions) of)
    {
        var dataset = Datasets.Of(of.Tested);
        dataset["inputFacets"] = new JsonObject
        {
            ["dataQualityAssertions"] = LineageEvent.Facet("DataQualityAssertionsDatasetFacet", "1-0-1", new JsonObject { ["assertions"] = of.Assertions }),
        };
        return dataset;
    }

    private static string WordOf(RunState state) => state switch
    {
        RunState.Succeeded => "COMPLETE",
        RunState.Failed => "FAIL",
        _ => "ABORT",
    };

    private static string WordOf(StepState state) => state switch
    {
        StepState.Succeeded => "COMPLETE",
        StepState.Failed => "FAIL",
        _ => "ABORT",
    };

    private void Send(string type, (LineageJob Job, LineageRun Run) of, JsonArray? inputs = null, JsonArray? outputs = null)
    {
        var told = LineageEvent.Of(type, turn.At, of.Job, of.Run);
        if (inputs is not null)
            told["inputs"] = inputs;
        if (outputs is not null)
            told["outputs"] = outputs;
        turn.Send(told.ToJsonString());
    }
}
