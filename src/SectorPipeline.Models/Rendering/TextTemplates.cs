using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Renders the small templates that stand in YAML files.</summary>
internal static class TextTemplates
{
    public static string Render(YamlScalar scalar, IJinjaScope scope) =>
        Templates.Parse(scalar.Text, scalar.File.DisplayPath, scalar.Line).Render(scope, CancellationToken.None);

    /// <summary>The value of an expression, of whatever type.</summary>
    public static object? Evaluate(string expression, string name, int line, IJinjaScope scope, CancellationToken cancellation)
    {
        object? result = null;
        var capture = new JinjaFunction("capture", arguments =>
        {
            result = arguments.Optional(0, "value");
            return "";
        });
        Templates.Parse("{{ __capture(" + expression + ") }}", name, line).Render(new CaptureScope(scope, capture), cancellation);
        return result;
    }

    private sealed class CaptureScope(IJinjaScope inner, JinjaFunction capture) : IJinjaScope
    {
        public IEnumerable<string> Names => inner.Names;

        public JinjaUndefinedBehavior? Undefined => inner.Undefined;

        public bool TryGet(string name, out object? value)
        {
            if (name != "__capture")
                return inner.TryGet(name, out value);
            value = capture;
            return true;
        }
    }
}
