using System.Globalization;
using System.Text;
using SectorPipeline.Core;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SectorPipeline.Orchestration;

/// <summary>A job file's text and the faults found in it, each shown with the lines around and a caret.</summary>
internal sealed class SourceText(string file, string text)
{
    private readonly string[] lines = text.ReplaceLineEndings("\n").Split('\n');
    private readonly List<(long Line, long Column, string Text)> faults = [];

    public string File => file;

    public bool HasFaults => faults.Count > 0;

    public void Fault(Mark at, string message)
    {
        var line = Math.Clamp(at.Line, 1, lines.Length);
        faults.Add((line, at.Column, $"{file}:{line}:{at.Column}: {message}\n{Excerpt((int)line, (int)at.Column)}"));
    }

    /// <summary>A fault at a place in the value of a scalar.</summary>
    public void Fault(YamlScalarNode scalar, int offset, string message) => Fault(ScalarPlace.Of(text, scalar, offset), message);

    public ConfigurationException ToException() =>
        new([.. faults.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column).Select(fault => fault.Text)]);

    private string Excerpt(int line, int column)
    {
        var excerpt = new StringBuilder();
        var width = Math.Min(line + 1, lines.Length).ToString(CultureInfo.InvariantCulture).Length + 2;
        for (var number = Math.Max(1, line - 1); number <= Math.Min(line + 1, lines.Length); number++)
        {
            var label = number.ToString(CultureInfo.InvariantCulture).PadLeft(width);
            excerpt.Append(label).Append(" | ").Append(lines[number - 1].TrimEnd()).Append('\n');
            if (number == line)
                excerpt.Append(' ', width).Append(" | ").Append(' ', column - 1).Append("^\n");
        }

        return excerpt.ToString().TrimEnd('\n');
    }
}
