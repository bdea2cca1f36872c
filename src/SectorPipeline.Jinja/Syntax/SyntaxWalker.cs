using System.Runtime.CompilerServices;
using SectorPipeline.Jinja.Parsing;

namespace SectorPipeline.Jinja.Syntax;

/// <summary>Visits every node of a template in the order of the source.</summary>
internal abstract class SyntaxWalker
{
    public void Visit(IReadOnlyList<Statement> statements)
    {
        foreach (var statement in statements)
            Visit(statement);
    }

    protected virtual void Visit(Statement statement)
    {
        switch (statement)
        {
            case Output print:
                Visit(print.Value);
                break;
            case Do action:
                Visit(action.Value);
                break;
            case Set set:
                Visit(set.Target);
                Visit(set.Value);
                break;
            case If branches:
                VisitIf(branches);
                break;
            case For loop:
                VisitFor(loop);
                break;
            case MacroStatement macro:
                VisitMacro(macro.Declaration);
                break;
            case CallBlock call:
                Visit(call.Call);
                VisitMacro(call.Body);
                break;
            default:
                VisitScope(statement);
                break;
        }
    }

    protected virtual void VisitIf(If branches)
    {
        foreach (var branch in branches.Branches)
        {
            Visit(branch.Condition);
            Visit(branch.Body);
        }

        Visit(branches.Otherwise);
    }

    protected virtual void VisitFor(For loop)
    {
        Visit(loop.Target);
        Visit(loop.Items);
        if (loop.Condition is not null)
            Visit(loop.Condition);
        Visit(loop.Body);
        Visit(loop.Otherwise);
    }

    protected virtual void VisitMacro(MacroDeclaration macro)
    {
        foreach (var parameter in macro.Parameters)
        {
            if (parameter.Default is not null)
                Visit(parameter.Default);
        }

        Visit(macro.Body);
    }

    protected virtual void Visit(Expression expression)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new SyntaxFaultException(expression.At, "this expression is nested too deeply.", " Split it with set.");
        switch (expression)
        {
            case Constant or NameExpression or NamespaceTarget:
                break;
            case Call call:
                Visit(call.Target);
                VisitArguments(call.Arguments);
                break;
            case Filter filter:
                if (filter.Operand is not null)
                    Visit(filter.Operand);
                VisitArguments(filter.Arguments);
                break;
            case Test test:
                Visit(test.Operand);
                VisitArguments(test.Arguments);
                break;
            default:
                foreach (var part in Parts(expression))
                    Visit(part);
                break;
        }
    }

    private void VisitArguments(Arguments arguments)
    {
        foreach (var argument in arguments.All)
            Visit(argument);
    }

    private void VisitScope(Statement statement)
    {
        switch (statement)
        {
            case SetBlock set:
                if (set.Filter is not null)
                    Visit(set.Filter);
                Visit(set.Body);
                break;
            case FilterBlock filter:
                Visit(filter.Filter);
                Visit(filter.Body);
                break;
            case With with:
                foreach (var target in with.Targets)
                    Visit(target.Value);
                Visit(with.Body);
                break;
            case Block block:
                Visit(block.Body);
                break;
            case DefinitionBlock { Declaration: { } declaration }:
                VisitMacro(declaration);
                break;
            default:
                if (TemplateName(statement) is { } name)
                    Visit(name);
                break;
        }
    }

    private static Expression? TemplateName(Statement statement) => statement switch
    {
        Extends extends => extends.Template,
        Include include => include.Template,
        Import import => import.Template,
        FromImport import => import.Template,
        _ => null,
    };

    private static IEnumerable<Expression> Parts(Expression expression) => expression switch
    {
        TupleExpression tuple => tuple.Items,
        ListExpression list => list.Items,
        DictExpression dict => dict.Items.SelectMany(item => new[] { item.Key, item.Value }),
        Unary unary => [unary.Operand],
        Binary binary => [binary.Left, binary.Right],
        And and => [and.Left, and.Right],
        Or or => [or.Left, or.Right],
        Concatenation concatenation => concatenation.Parts,
        Comparison comparison => comparison.Links.Select(link => link.Right).Prepend(comparison.First),
        Conditional conditional => Given(conditional.Condition, conditional.Then, conditional.Otherwise),
        Attribute attribute => [attribute.Target],
        Item item => [item.Target, item.Key],
        SliceExpression slice => Given(slice.Start, slice.Stop, slice.Step),
        _ => [],
    };

    private static IEnumerable<Expression> Given(params Expression?[] expressions) => expressions.OfType<Expression>();
}
