using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Parsing;

/// <summary>Every tag that the options allow, by name.</summary>
internal static class TagTable
{
    public static Dictionary<string, Func<Place, Statement>> For(TagContext context, JinjaOptions options, string source)
    {
        var tags = new Dictionary<string, Func<Place, Statement>>(StringComparer.Ordinal);
        AddControlFlow(tags, new ControlFlowTags(context), options);
        AddScopes(tags, new ScopeTags(context));
        var macros = new MacroTags(context);
        tags["macro"] = macros.Macro;
        tags["call"] = macros.Call;
        AddTemplates(tags, new TemplateTags(context));
        if (options.DbtTags)
            AddDbt(tags, new DbtTags(context, macros, source));
        return tags;
    }

    private static void AddControlFlow(Dictionary<string, Func<Place, Statement>> tags, ControlFlowTags parser, JinjaOptions options)
    {
        tags["if"] = parser.If;
        tags["for"] = parser.For;
        tags["print"] = parser.Print;
        if (options.Do)
            tags["do"] = parser.Do;
        if (!options.LoopControls)
            return;
        tags["break"] = at => new Break(at);
        tags["continue"] = at => new Continue(at);
    }

    private static void AddScopes(Dictionary<string, Func<Place, Statement>> tags, ScopeTags parser)
    {
        tags["set"] = parser.Set;
        tags["with"] = parser.With;
        tags["filter"] = parser.Filter;
    }

    private static void AddTemplates(Dictionary<string, Func<Place, Statement>> tags, TemplateTags parser)
    {
        tags["block"] = parser.Block;
        tags["extends"] = parser.Extends;
        tags["include"] = parser.Include;
        tags["import"] = parser.Import;
        tags["from"] = parser.From;
    }

    private static void AddDbt(Dictionary<string, Func<Place, Statement>> tags, DbtTags parser)
    {
        tags["test"] = at => parser.Test(at, "endtest");
        tags["data_test"] = at => parser.Test(at, "enddata_test");
        tags["materialization"] = parser.Materialization;
        tags["docs"] = parser.Docs;
        tags["snapshot"] = parser.Snapshot;
    }
}
