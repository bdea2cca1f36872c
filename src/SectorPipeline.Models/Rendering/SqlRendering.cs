using System.Globalization;
using System.Text.RegularExpressions;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Renders the SQL of a node: its template, or the macro of its generic test.</summary>
internal static partial class SqlRendering
{
    public static string Render(SqlNode node, RenderScope scope, ProjectContext context, CancellationToken cancellation) =>
        node switch
        {
            ModelNode model => model.Template.Render(scope, cancellation),
            AnalysisNode analysis => analysis.Template.Render(scope, cancellation),
            TestNode { Template: { } template } => template.Render(scope, cancellation),
            TestNode { Generic: { } generic } test => Render(test, generic, scope, context, cancellation),
            _ => throw new InvalidOperationException($"{node.UniqueId} has no SQL."),
        };

    private static string Render(TestNode test, GenericTest generic, RenderScope scope, ProjectContext context, CancellationToken cancellation)
    {
        var name = $"test_{generic.Name}";
        var macro = (generic.Namespace is { } package ? context.Macros.Find(package, name) : context.Macros.For(test.Package).Find(name))!;
        var arguments = new List<KeyValuePair<string, object?>>
        {
            new("model", TextTemplates.Evaluate(generic.ModelArgument[3..^3], test.File.DisplayPath, generic.Line, scope, cancellation)),
        };
        foreach (var (argument, value) in generic.Arguments)
            arguments.Add(new(argument, Argument(test, generic, argument, value, scope, cancellation)));
        return Convert.ToString(scope.Bind(macro).Call(new JinjaArguments([], arguments, cancellation)), CultureInfo.InvariantCulture) ?? "";
    }

    // As in dbt, an argument that looks like a call of these is one.
    private static object? Argument(TestNode test, GenericTest generic, string name, object? value, RenderScope scope, CancellationToken cancellation) =>
        value is not string text || name == "column_name" ? value
        : CallPattern().IsMatch(text) ? TextTemplates.Evaluate(text, test.File.DisplayPath, generic.Line, scope, cancellation)
        : YamlTemplates.IsTemplate(text) ? Templates.Parse(text, test.File.DisplayPath, generic.Line).Render(scope, cancellation)
        : text;

    [GeneratedRegex(@"\A\s*(env_var|ref|var|source|doc)\s*\(.+\)\s*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CallPattern();
}
