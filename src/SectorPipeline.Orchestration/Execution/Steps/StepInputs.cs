using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Works out the inputs of steps: their expressions with the values of a run.</summary>
internal sealed class StepInputs(RunNames names)
{
    public bool IsDue(JobStep step) => step.If?.IsTrue(name => names.ValueOf(name, item: null)) ?? true;

    public StepParameters With(JobStep step, string? item = null)
    {
        if (step.Bindings.Count == 0)
            return step.With;
        var values = new Dictionary<string, object?>(step.With.Values, StringComparer.Ordinal);
        foreach (var (name, template) in step.Bindings)
            values[name] = template.Evaluate(path => names.ValueOf(path, item));
        return new StepParameters(values);
    }

    /// <summary>The items that a step runs over, each once; a text is cut at its commas.</summary>
    public IReadOnlyList<string> Items(ForEach forEach)
    {
        var value = forEach.Items.Evaluate(name => names.ValueOf(name, item: null));
        var items = value as IEnumerable<string> ?? Evaluator.TextOf(value).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. items.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The inputs of each call of the step as far as they are known before the run: none for what depends on other steps.</summary>
    public IEnumerable<StepParameters> Foreseen(JobStep step)
    {
        if (step.Bindings.Values.Append(step.ForEach?.Items).Any(DependsOnSteps))
            return [];
        return step.ForEach is { } forEach ? Items(forEach).Select(item => With(step, item)) : [With(step)];
    }

    private static bool DependsOnSteps(Template? template) =>
        template?.Expressions.SelectMany(expression => expression.Names).Any(name => name.Root == RunNames.Steps) ?? false;
}
