using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Parsing;

/// <summary>if, for, do and print.</summary>
internal sealed class ControlFlowTags(TagContext context)
{
    private static readonly string[] BranchEnds = ["elif", "else", "endif"];
    private static readonly string[] IfEnd = ["endif"];
    private static readonly string[] LoopEnds = ["endfor", "else"];
    private static readonly string[] LoopEnd = ["endfor"];

    public Statement If(Place at)
    {
        var branches = new List<IfBranch>(1);
        while (true)
        {
            var condition = context.Expressions.Tuple(withConditional: false);
            branches.Add(new IfBranch(condition, context.Body(BranchEnds, dropEnd: false)));
            var end = context.Tokens.Advance();
            if (end.IsName("elif"))
                continue;
            return new If(at, branches, end.IsName("else") ? context.Body(IfEnd, dropEnd: true) : []);
        }
    }

    public Statement For(Place at)
    {
        var target = context.Expressions.Target(endName: "in");
        context.Tokens.ExpectName("in");
        var items = context.Expressions.Tuple(withConditional: false, endName: "recursive");
        var condition = context.Tokens.SkipName("if") ? context.Expressions.Expression() : null;
        var isRecursive = context.Tokens.SkipName("recursive");
        var body = context.Body(LoopEnds, dropEnd: false);
        IReadOnlyList<Statement> otherwise = context.Tokens.Advance().IsName("else") ? context.Body(LoopEnd, dropEnd: true) : [];
        return new For(at, target, items, condition, isRecursive, body, otherwise);
    }

    public Statement Do(Place at) => new Do(at, context.Expressions.Tuple());

    public Statement Print(Place at)
    {
        var parts = new List<Expression>();
        while (!context.Tokens.Is(TokenKind.BlockEnd))
        {
            if (parts.Count > 0)
                context.Tokens.Expect(TokenKind.Comma, "','");
            parts.Add(context.Expressions.Expression());
        }

        return new Output(at, new Concatenation(at, parts));
    }
}
