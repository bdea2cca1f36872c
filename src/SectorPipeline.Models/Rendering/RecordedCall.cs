using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>A call of <c>ref</c> or <c>source</c> that was seen while a template was read, and where.</summary>
internal sealed record RecordedCall(RefCall? Ref, SourceCall? Source, string Template, int Line)
{
    public static RecordedCall OfRef(JinjaArguments arguments) =>
        new(ReadRef(arguments), null, arguments.TemplateName, arguments.Line);

    public static RecordedCall OfSource(JinjaArguments arguments) =>
        new(null, ReadSource(arguments), arguments.TemplateName, arguments.Line);

    public static RefCall ReadRef(JinjaArguments arguments)
    {
        var version = arguments.TryGet("version", out var given) || arguments.TryGet("v", out given) ? PlainValues.From(given) : null;
        return arguments.Positional.Count switch
        {
            1 => new RefCall(null, arguments.Text(0, "model_name"), version),
            2 => new RefCall(arguments.Text(0, "package"), arguments.Text(1, "model_name"), version),
            _ => throw new JinjaFaultException(JinjaErrorKind.Type, "ref takes a model's name, or a package and a name.", " Write ref('model')."),
        };
    }

    public static SourceCall ReadSource(JinjaArguments arguments) =>
        arguments.Positional.Count == 2
            ? new SourceCall(arguments.Text(0, "source_name"), arguments.Text(1, "table_name"))
            : throw new JinjaFaultException(JinjaErrorKind.Type, "source takes a source's name and a table's.", " Write source('source', 'table').");
}
