using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Runtime;

/// <summary>Runs the statements of one template in one render.</summary>
internal sealed class Executor(RenderState state, JinjaTemplate template, Frame root, Inheritance inheritance)
{
    private readonly Evaluator evaluator = state.Evaluator;
    private JinjaTemplate? parent;

    public RenderState State { get; } = state;

    public JinjaTemplate Template { get; } = template;

    public Frame Root { get; } = root;

    public static Executor For(RenderState state, JinjaTemplate template, Frame root) => new(state, template, root, new Inheritance());

    /// <summary>The template as a whole, or the one that it extends with its blocks.</summary>
    public void Render(OutputBuffer output)
    {
        State.Template = Template;
        inheritance.Add(this, Template.Blocks);
        if (Template.Blocks.Count > 0)
            Root.Set("self", new SelfReference(this, inheritance));
        Execute(Template.Body, Root, output);
        if (parent is null)
            return;
        State.Enter();
        new Executor(State, parent, Root, inheritance).Render(output);
        State.Leave();
    }

    public Flow Execute(IReadOnlyList<Statement> body, Frame frame, OutputBuffer output)
    {
        for (var i = 0; i < body.Count; i++)
        {
            var flow = Execute(body[i], frame, output);
            if (flow != Flow.Next)
                return flow;
        }

        return Flow.Next;
    }

    /// <summary>What the statements print; a value returned by them leaves through an exception.</summary>
    public string Capture(IReadOnlyList<Statement> body, Frame frame)
    {
        var output = new OutputBuffer(State);
        return Execute(body, frame, output) == Flow.Return ? throw new JinjaReturnException(State.Returned) : output.ToString();
    }

    private Flow Execute(Statement statement, Frame frame, OutputBuffer output)
    {
        switch (statement)
        {
            case Text text:
                if (!IsReplaced(frame))
                    output.Write(text.Value);
                return Flow.Next;
            case Output print:
                return IsReplaced(frame) ? Flow.Next : Print(print, frame, output);
            case Block block:
                if (!IsReplaced(frame))
                    output.Write(inheritance.Render(block, block.IsScoped ? frame : Root, State));
                return Flow.Next;
            case If branches:
                return Choose(branches, frame, output);
            case For loop:
                return new LoopRunner(this, loop, frame, 0).Run(Evaluate(loop.Items, frame), output);
            case Do action:
                return Act(action, frame);
            case Break:
                return Flow.Break;
            case Continue:
                return Flow.Continue;
            case With or FilterBlock or SetBlock:
                return ExecuteScope(statement, frame, output);
            default:
                Declare(statement, frame, output);
                return Flow.Next;
        }
    }

    private void Declare(Statement statement, Frame frame, OutputBuffer output)
    {
        switch (statement)
        {
            case Set set:
                Assign(set.Target, Evaluate(set.Value, frame), frame);
                break;
            case MacroStatement macro:
                frame.Set(macro.Declaration.Name, new Macro(this, macro.Declaration, frame));
                break;
            case DefinitionBlock { Declaration: { } declaration }:
                frame.Set(declaration.Name, new Macro(this, declaration, frame));
                break;
            case CallBlock call:
                Call(call, frame, output);
                break;
            case Extends extends:
                parent = new TemplateLoader(State).Load(Evaluate(extends.Template, frame), extends.At);
                break;
            case Include or Import or FromImport:
                new Includer(this, frame).Execute(statement, output);
                break;
        }
    }

    public object? Evaluate(Expression expression, Frame frame) => evaluator.Evaluate(expression, frame);

    public void Assign(Expression target, object? value, Frame frame)
    {
        switch (target)
        {
            case NameExpression name:
                frame.Set(name.Name, value);
                break;
            case TupleExpression tuple:
                Unpack(tuple, value, frame);
                break;
            case NamespaceTarget attribute:
                SetAttribute(attribute, value, frame);
                break;
        }
    }

    // Once a template extends another one, only its blocks print.
    private bool IsReplaced(Frame frame) => parent is not null && ReferenceEquals(frame, Root);

    private Flow Act(Do action, Frame frame)
    {
        if (TryReturn(action.Value, frame))
            return Flow.Return;
        Evaluate(action.Value, frame);
        return Flow.Next;
    }

    private Flow Print(Output print, Frame frame, OutputBuffer output)
    {
        if (TryReturn(print.Value, frame))
            return Flow.Return;
        var value = Evaluate(print.Value, frame);
        if (value is JinjaUndefined)
            State.Place = print.At;
        output.Write(PythonText.Str(value));
        return Flow.Next;
    }

    // return(…) as a statement of its own, the usual form, ends the macro without the cost of an exception.
    private bool TryReturn(Expression expression, Frame frame)
    {
        if (expression is not Call { Target: NameExpression { Name: "return" } name } call)
            return false;
        if (!frame.TryGet(name.Name, out var function) || function is not JinjaReturn)
            return false;
        State.Returned = JinjaReturn.Value(evaluator.Arguments(call.Arguments, frame, [], null));
        return true;
    }

    private Flow Choose(If branches, Frame frame, OutputBuffer output)
    {
        foreach (var branch in branches.Branches)
        {
            if (Truth.Of(Evaluate(branch.Condition, frame)))
                return Execute(branch.Body, frame, output);
        }

        return Execute(branches.Otherwise, frame, output);
    }

    private Flow ExecuteScope(Statement statement, Frame frame, OutputBuffer output)
    {
        var inner = new Frame(frame);
        if (statement is With with)
        {
            foreach (var target in with.Targets)
                Assign(target.Target, Evaluate(target.Value, frame), inner);
            return Execute(with.Body, inner, output);
        }

        var text = new OutputBuffer(State);
        var body = statement is SetBlock set ? set.Body : ((FilterBlock)statement).Body;
        var flow = Execute(body, inner, text);
        if (flow != Flow.Next)
            return flow;
        if (statement is SetBlock block)
            Assign(block.Target, Filtered(block.Filter, text.ToString(), inner), frame);
        else
            output.Write(PythonText.Str(Filtered(((FilterBlock)statement).Filter, text.ToString(), inner)));
        return Flow.Next;
    }

    private object? Filtered(Filter? filter, string text, Frame frame) => filter switch
    {
        null => text,
        { Operand: Filter inner } => evaluator.ApplyFilter(filter, Filtered(inner, text, frame), frame),
        _ => evaluator.ApplyFilter(filter, text, frame),
    };

    private void Call(CallBlock block, Frame frame, OutputBuffer output)
    {
        var caller = new Macro(this, block.Body, frame, isCaller: true);
        var result = evaluator.Call(block.Call, frame, new("caller", caller));
        if (!IsReplaced(frame))
            output.Write(PythonText.Str(result));
    }

    private void Unpack(TupleExpression targets, object? value, Frame frame)
    {
        State.Place = targets.At;
        var items = Iteration.Of(value).Take(targets.Items.Count + 1).ToList();
        if (items.Count > targets.Items.Count)
            throw Fault.Value($"too many values to unpack (expected {targets.Items.Count})");
        if (items.Count < targets.Items.Count)
            throw Fault.Value($"not enough values to unpack (expected {targets.Items.Count}, got {items.Count})");
        for (var i = 0; i < items.Count; i++)
            Assign(targets.Items[i], items[i], frame);
    }

    private void SetAttribute(NamespaceTarget target, object? value, Frame frame)
    {
        State.Place = target.At;
        if (!frame.TryGet(target.Name, out var owner) || owner is not Namespace space)
            throw Fault.Runtime($"'{target.Name}' is not a namespace, so its attribute cannot be set", $" Make it with {{% set {target.Name} = namespace() %}}, or update a dict with do.");
        space.Set(target.Attribute, value);
    }
}
