using SectorPipeline.Core;
using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja;

/// <summary>A template that cannot be read or rendered; the message holds file, line, cause, remedy and the lines around.</summary>
public sealed class JinjaException : PipelineException
{
    internal JinjaException(JinjaError error, string template, string excerpt, Exception? cause)
        : base($"{template}:{error.At.Line}: {error.Sentence}{error.Advice}{excerpt}", cause)
    {
        (Kind, What, Hint, TemplateName) = (error.Kind, error.Sentence, error.Hint.TrimStart(), template);
        (Line, Column) = (error.At.Line, error.At.Column);
    }

    /// <summary>The class name that Jinja2 or Python gives such an error; see <see cref="JinjaErrorKind"/>.</summary>
    public string Kind { get; }

    /// <summary>What is wrong, without place, remedy and excerpt.</summary>
    public string What { get; }

    /// <summary>What to do about it; empty when there is nothing to advise.</summary>
    public string Hint { get; }

    public string TemplateName { get; }

    public int Line { get; }

    public int Column { get; }
}
