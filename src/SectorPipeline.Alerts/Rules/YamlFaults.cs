using System.Globalization;
using SectorPipeline.Core;
using YamlDotNet.Core;

namespace SectorPipeline.Alerts;

/// <summary>What is wrong with a YAML file, each fault with its line and a caret under its place.</summary>
internal sealed class YamlFaults(string file, string text)
{
    private readonly string[] lines = text.ReplaceLineEndings("\n").Split('\n');
    private readonly List<(long Line, long Column, string Text)> faults = [];

    public string File => file;

    public int Count => faults.Count;

    public void Add(Mark at, string message)
    {
        var line = (int)Math.Clamp(at.Line, 1, lines.Length);
        faults.Add((line, at.Column, $"{file}:{line}:{at.Column}: {message}\n{Excerpt(line, (int)at.Column)}"));
    }

    /// <summary>A fault that brings its place and excerpt along.</summary>
    public void Add(Mark at, PipelineException fault) => faults.Add((at.Line, at.Column, fault.Message));

    public void ThrowIfAny()
    {
        if (faults.Count > 0)
            throw new ConfigurationException([.. faults.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column).Select(fault => fault.Text)]);
    }

    private string Excerpt(int line, int column)
    {
        var label = line.ToString(CultureInfo.InvariantCulture);
        return $"  {label} | {lines[line - 1].TrimEnd()}\n{new string(' ', label.Length + 2)} | {new string(' ', Math.Max(0, column - 1))}^";
    }
}
