using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Says what is wrong with a name in an expression of a step, at the part of the name where it is wrong.</summary>
internal sealed class NameCheck(Dag<JobStep> steps, string step, IReadOnlyList<JobParameter> parameters, bool hasItem)
{
    private static readonly string[] OfStep = ["state", "rows", "counts"];

    /// <summary>The fault, or null.</summary>
    public (Token Part, string Message)? Fault(Expression.Name name) => name.Root switch
    {
        RunNames.Params => Field(name, parameters.Select(parameter => parameter.Name), "parameter"),
        RunNames.OfSession => Field(name, RunNames.SessionFields, "fact of a session"),
        RunNames.OfRun => Field(name, RunNames.RunFields, "fact of a run"),
        RunNames.Steps => OfSteps(name),
        RunNames.Item => Item(name),
        _ => (name.Path[0], $"nothing is called '{name.Root}' here.{NearestName.Hint(name.Root, RunNames.Roots)} Names begin with {string.Join(", ", RunNames.Roots)}."),
    };

    private static (Token Part, string Message)? Field(Expression.Name name, IEnumerable<string> known, string what)
    {
        string[] all = [.. known];
        if (name.Path.Count == 1)
            return (name.Path[0], $"{name.Root} has parts: {Examples(name.Root, all)}.");
        var part = name.Path[1];
        if (!all.Contains(part.Text, StringComparer.Ordinal))
            return (part, $"no {what} is called '{part.Text}'.{NearestName.Hint(part.Text, all)} There is {Examples(name.Root, all)}.");
        return NoMore(name, 2);
    }

    private (Token Part, string Message)? OfSteps(Expression.Name name)
    {
        if (name.Path.Count < 3)
            return (name.Path[0], "write steps.<name>.state, steps.<name>.rows or steps.<name>.counts.<count>.");
        var (of, field) = (name.Path[1], name.Path[2]);
        if (!steps.Contains(of.Text))
            return (of, $"no step is called '{of.Text}'.{NearestName.Hint(of.Text, steps.Names)}");
        if (!steps.Ancestors(step).Contains(of.Text))
            return (of, $"'{of.Text}' need not have ended when {step} starts. Add it to the needs of {step}.");
        if (!OfStep.Contains(field.Text, StringComparer.Ordinal))
            return (field, $"a step has no '{field.Text}'.{NearestName.Hint(field.Text, OfStep)} It has {string.Join(", ", OfStep)}.");
        if (field.Text != "counts")
            return NoMore(name, 3);
        return name.Path.Count == 3 ? (field, "say which count, such as counts.loaded.") : null;
    }

    private (Token Part, string Message)? Item(Expression.Name name) =>
        hasItem ? NoMore(name, 1) : (name.Path[0], "item stands for an item of for_each, under with of the step that has it. It means nothing here.");

    private static (Token Part, string Message)? NoMore(Expression.Name name, int parts) =>
        name.Path.Count > parts ? (name.Path[parts], $"'{name.Path[parts - 1].Text}' has no parts.") : null;

    private static string Examples(string root, string[] known) =>
        known.Length == 0 ? "none: the job declares no parameters" : string.Join(", ", known.Select(name => $"{root}.{name}"));
}
