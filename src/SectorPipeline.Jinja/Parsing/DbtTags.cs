using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Parsing;

/// <summary>test, materialization, docs and snapshot.</summary>
internal sealed class DbtTags(TagContext context, MacroTags macros, string source)
{
    private static readonly string[] MaterializationEnd = ["endmaterialization"];
    private static readonly string[] DocsEnd = ["enddocs"];
    private static readonly string[] SnapshotEnd = ["endsnapshot"];

    public Statement Test(Place at, string end)
    {
        var name = context.Tokens.Expect(TokenKind.Name, "the test's name").Text;
        return new DefinitionBlock(at, "test", name, macros.Declaration("test_" + name, [end]), [], "", at);
    }

    public Statement Materialization(Place at)
    {
        var name = context.Tokens.Expect(TokenKind.Name, "the materialization's name").Text;
        var before = context.Expressions.SpecialNames;
        var header = new List<NamedArgument>();
        while (context.Tokens.Skip(TokenKind.Comma))
            header.Add(HeaderArgument());
        var body = context.Body(MaterializationEnd, dropEnd: true);
        var macroName = $"materialization_{name}_{Adapter(header)}";
        return new DefinitionBlock(at, "materialization", name, macros.Declaration(macroName, body, before), header, "", at);
    }

    public Statement Docs(Place at) => Raw(at, "docs", DocsEnd);

    public Statement Snapshot(Place at) => Raw(at, "snapshot", SnapshotEnd);

    private DefinitionBlock Raw(Place at, string kind, string[] end)
    {
        var name = context.Tokens.Expect(TokenKind.Name, $"the name of the {kind} block").Text;
        var start = context.Tokens.Current.Stop;
        var bodyPlace = context.Tokens.Current.At;
        context.Body(end, dropEnd: false);
        var stop = context.Tokens.Previous.Start;
        context.Tokens.Advance();
        return new DefinitionBlock(at, kind, name, null, [], source[start..stop], bodyPlace);
    }

    private NamedArgument HeaderArgument()
    {
        var name = context.Tokens.Expect(TokenKind.Name, "'default', 'adapter' or 'supported_languages'");
        return context.Tokens.Skip(TokenKind.Assign)
            ? new NamedArgument(name.Text, context.Expressions.Expression())
            : new NamedArgument(name.Text, new Constant(name.At, true));
    }

    private static string Adapter(List<NamedArgument> header)
    {
        foreach (var argument in header)
        {
            if (argument is { Name: "adapter", Value: Constant { Value: string adapter } })
                return adapter;
        }

        return "default";
    }
}
