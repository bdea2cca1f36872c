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

    private static object? Argument(TestNode test, GenericTest generic, string name, object? value, RenderScope scope, CancellationToken cancellation) =>
        name == "column_name" ? value : Rendered(value, text => Text(test, generic, text, scope, cancellation));

    private static object? Rendered(object? value, Func<string, object?> render) =>
        value switch
        {
            string text => render(text),
            IReadOnlyDictionary<string, object?> map => new JinjaDict([.. map.Select(entry => KeyValuePair.Create(entry.Key, Rendered(entry.Value, render)))]),
            IReadOnlyList<object?> list => list.Select(item => Rendered(item, render)).ToList(),
            _ => value,
        };

    // As in dbt, what looks like a call of these is one, and an expression alone keeps its type.
    private static object? Text(TestNode test, GenericTest generic, string text, RenderScope scope, CancellationToken cancellation) =>
        CallPattern().IsMatch(text) ? TextTemplates.Evaluate(text, test.File.DisplayPath, generic.Line, scope, cancellation)
        : ExpressionPattern().Match(text) is { Success: true } found ? TextTemplates.Evaluate(found.Groups["expression"].Value, test.File.DisplayPath, generic.Line, scope, cancellation)
        : YamlTemplates.IsTemplate(text) ? Templates.Parse(text, test.File.DisplayPath, generic.Line).Render(scope, cancellation)
        : text;

    [GeneratedRegex(@"\A\s*(env_var|ref|var|source|doc)\s*\(.+\)\s*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CallPattern();

    [GeneratedRegex(@"\A\{\{-?(?<expression>((?!\}\}|\{\{).)+?)-?\}\}\n?\z", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex ExpressionPattern();
}
