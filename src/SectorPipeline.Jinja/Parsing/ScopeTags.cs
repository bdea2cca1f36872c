using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Parsing;

/// <summary>set, with and filter.</summary>
internal sealed class ScopeTags(TagContext context)
{
    private static readonly string[] SetEnd = ["endset"];
    private static readonly string[] WithEnd = ["endwith"];
    private static readonly string[] FilterEnd = ["endfilter"];

    public Statement Set(Place at)
    {
        var target = context.Expressions.Target(withNamespace: true);
        if (context.Tokens.Skip(TokenKind.Assign))
            return new Set(at, target, context.Expressions.Tuple());
        var filter = context.Tokens.Is(TokenKind.Pipe) ? context.Expressions.Filters(null, startsWithName: false) : null;
        return new SetBlock(at, target, filter, context.Body(SetEnd, dropEnd: true));
    }

    public Statement With(Place at)
    {
        var targets = new List<WithTarget>();
        while (!context.Tokens.Is(TokenKind.BlockEnd))
        {
            if (targets.Count > 0)
                context.Tokens.Expect(TokenKind.Comma, "','");
            var target = context.Expressions.Target();
            context.Tokens.Expect(TokenKind.Assign, "'='");
            targets.Add(new WithTarget(target, context.Expressions.Expression()));
        }

        return new With(at, targets, context.Body(WithEnd, dropEnd: true));
    }

    public Statement Filter(Place at)
    {
        var filter = context.Expressions.Filters(null, startsWithName: true);
        return new FilterBlock(at, filter, context.Body(FilterEnd, dropEnd: true));
    }
}
