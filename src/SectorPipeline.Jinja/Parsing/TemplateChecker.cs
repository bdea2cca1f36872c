using SectorPipeline.Core;
using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Parsing;

/// <summary>What can be told before rendering: unknown filters and tests, blocks defined twice, loop as a target.</summary>
internal sealed class TemplateChecker(JinjaEnvironment environment) : SyntaxWalker
{
    private readonly List<Block> blocks = [];

    // Inside a branch that may never run, an unknown filter fails only when it does run.
    private bool isConditional;
    private int loops;
    private bool isInLoopBody;

    public IReadOnlyList<Block> Check(IReadOnlyList<Statement> body)
    {
        Visit(body);
        return blocks;
    }

    protected override void Visit(Statement statement)
    {
        if (statement is Block block)
            Add(block);
        if (statement is Break or Continue && !isInLoopBody)
            throw new SyntaxFaultException(statement.At, "break and continue stand only in the body of a loop.");
        if (statement is With or SetBlock or FilterBlock or Block)
            Firmly(() => base.Visit(statement));
        else
            base.Visit(statement);
        if (loops > 0 && statement is Set set)
            RejectLoop(set.Target);
    }

    protected override void VisitIf(If branches)
    {
        var before = isConditional;
        isConditional = true;
        base.VisitIf(branches);
        isConditional = before;
    }

    protected override void VisitFor(For loop)
    {
        RejectLoop(loop.Target);
        loops++;
        Visit(loop.Items);
        Firmly(() =>
        {
            if (loop.Condition is not null)
                Visit(loop.Condition);
            VisitBody(loop.Body, isLoop: true);
            Visit(loop.Otherwise);
        });
        loops--;
    }

    protected override void VisitMacro(MacroDeclaration macro) => Firmly(() =>
    {
        foreach (var parameter in macro.Parameters)
        {
            if (parameter.Default is not null)
                Visit(parameter.Default);
        }

        VisitBody(macro.Body, isLoop: false);
    });

    protected override void Visit(Expression expression)
    {
        if (expression is Conditional)
        {
            var before = isConditional;
            isConditional = true;
            base.Visit(expression);
            isConditional = before;
            return;
        }

        base.Visit(expression);
        if (expression is Filter filter)
            RequireKnown("filter", filter.Name, filter.At, environment.Filters.Keys);
        else if (expression is Test test)
            RequireKnown("test", test.Name, test.At, environment.Tests.Keys);
    }

    private void VisitBody(IReadOnlyList<Statement> body, bool isLoop)
    {
        var before = isInLoopBody;
        isInLoopBody = isLoop;
        Visit(body);
        isInLoopBody = before;
    }

    private void Firmly(Action visit)
    {
        var before = isConditional;
        isConditional = false;
        visit();
        isConditional = before;
    }

    private void Add(Block block)
    {
        if (blocks.Exists(known => known.Name == block.Name))
            throw new SyntaxFaultException(block.At, $"the block '{block.Name}' is defined twice.", " Print it again with self.", JinjaErrorKind.Assertion);
        blocks.Add(block);
    }

    private static void RejectLoop(Expression target)
    {
        if (target is NameExpression { Name: "loop" })
            throw new SyntaxFaultException(target.At, "the name 'loop' is taken by the loop itself.", " Choose another name.", JinjaErrorKind.Assertion);
        if (target is not TupleExpression tuple)
            return;
        foreach (var item in tuple.Items)
            RejectLoop(item);
    }

    private void RequireKnown(string what, string name, Place at, ICollection<string> known)
    {
        if (!isConditional && !known.Contains(name))
            throw new SyntaxFaultException(at, $"no {what} is called '{name}'.", NearestName.Hint(name, known), JinjaErrorKind.Assertion);
    }
}
