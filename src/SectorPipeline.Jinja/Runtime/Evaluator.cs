using System.Runtime.CompilerServices;
using System.Text;
using SectorPipeline.Core;
using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Runtime;

/// <summary>The values of expressions.</summary>
internal sealed class Evaluator(RenderState state)
{
    private readonly Access access = new(state);
    private readonly Arithmetic arithmetic = new(state);

    public object? Evaluate(Expression expression, Frame frame) => expression switch
    {
        Constant constant => constant.Value,
        NameExpression name => Name(name, frame),
        _ => Compound(expression, frame),
    };

    /// <summary>Calls a value; what is added by name comes last.</summary>
    public object? Call(Call call, Frame frame, KeyValuePair<string, object?>? added = null)
    {
        var target = Evaluate(call.Target, frame);
        var arguments = Arguments(call.Arguments, frame, [], added);
        state.Place = call.At;
        return Invoke(target, arguments, (call.Target as NameExpression)?.Name);
    }

    public object? Invoke(object? target, JinjaArguments arguments, string? name = null) => target switch
    {
        IJinjaCallable callable => state.Wrap(callable.Call(arguments)),
        JinjaUndefined { IsPermissive: true } undefined => undefined,
        JinjaUndefined undefined => throw undefined.Fault(),
        _ => throw Fault.Type($"{(name is null ? "this" : $"'{name}'")} is a {TypeNames.Of(target)} and cannot be called"),
    };

    public object? ApplyFilter(Filter filter, object? operand, Frame frame)
    {
        var arguments = Arguments(filter.Arguments, frame, [operand], null);
        state.Place = filter.At;
        return state.Wrap(FilterNamed(filter.Name).Call(arguments));
    }

    public IJinjaCallable FilterNamed(string name) => state.Environment.Filters.TryGetValue(name, out var filter)
        ? filter
        : throw Fault.Runtime($"no filter is called '{name}'.", NearestName.Hint(name, state.Environment.Filters.Keys));

    public IJinjaCallable TestNamed(string name) => state.Environment.Tests.TryGetValue(name, out var test)
        ? test
        : throw Fault.Runtime($"no test is called '{name}'.", NearestName.Hint(name, state.Environment.Tests.Keys));

    public JinjaArguments Arguments(Arguments given, Frame frame, object?[] first, KeyValuePair<string, object?>? added)
    {
        if (given.Spread is null && given.NamedSpread is null && given.Named.Count == 0 && added is null)
            return new JinjaArguments(Positional(given, frame, first), [], state);
        IReadOnlyList<object?> positional = Positional(given, frame, first);
        if (given.Spread is not null)
            positional = [.. positional, .. Iteration.Of(Evaluate(given.Spread, frame))];
        return new JinjaArguments(positional, Named(given, frame, added), state);
    }

    private object?[] Positional(Arguments given, Frame frame, object?[] first)
    {
        if (given.Positional.Count == 0)
            return first;
        var values = new object?[first.Length + given.Positional.Count];
        first.CopyTo(values, 0);
        for (var i = 0; i < given.Positional.Count; i++)
            values[first.Length + i] = Evaluate(given.Positional[i], frame);
        return values;
    }

    private List<KeyValuePair<string, object?>> Named(Arguments given, Frame frame, KeyValuePair<string, object?>? added)
    {
        var named = new List<KeyValuePair<string, object?>>(given.Named.Count + 1);
        foreach (var argument in given.Named)
            named.Add(new(argument.Name, Evaluate(argument.Value, frame)));
        if (given.NamedSpread is not null)
            Spread(named, Evaluate(given.NamedSpread, frame));
        if (added is { } extra)
            named.Add(extra);
        return named;
    }

    private static void Spread(List<KeyValuePair<string, object?>> named, object? value)
    {
        if (value is not JinjaDict dict)
            throw Fault.Type($"what stands behind ** must be a dict, not {TypeNames.Of(value)}");
        foreach (var (key, item) in dict.Items)
        {
            if (!PythonStrings.TryGet(key, out var name))
                throw Fault.Type("names of arguments must be strings");
            if (named.Exists(given => given.Key == name))
                throw Fault.Type($"got multiple values for the argument '{name}'");
            named.Add(new(name, item));
        }
    }

    private object? Name(NameExpression name, Frame frame)
    {
        if (frame.TryGet(name.Name, out var value))
            return value;
        state.Place = name.At;
        return state.Undefined($"'{name.Name}' is undefined", () => NearestName.Hint(name.Name, frame.VisibleNames));
    }

    private object? Compound(Expression expression, Frame frame)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Fault.TooDeep();
        return expression switch
        {
            Syntax.Attribute attribute => Attribute(attribute, frame),
            Call call => Call(call, frame),
            Filter filter => ApplyFilter(filter, filter.Operand is null ? null : Evaluate(filter.Operand, frame), frame),
            Comparison comparison => Compare(comparison, frame),
            Concatenation concatenation => Concatenate(concatenation, frame),
            Conditional conditional => Choose(conditional, frame),
            And and => Evaluate(and.Left, frame) is var left && Truth.Of(left) ? Evaluate(and.Right, frame) : left,
            Or or => Evaluate(or.Left, frame) is var left && Truth.Of(left) ? left : Evaluate(or.Right, frame),
            Test test => ApplyTest(test, frame),
            Item item => Subscript(item, frame),
            Binary binary => Calculate(binary, frame),
            Unary unary => Calculate(unary, frame),
            ListExpression list => Items(list.Items, frame),
            TupleExpression tuple => new JinjaTuple(Items(tuple.Items, frame)),
            DictExpression dict => Dict(dict, frame),
            SliceExpression slice => new PythonSlice(Part(slice.Start, frame), Part(slice.Stop, frame), Part(slice.Step, frame)),
            _ => throw new InvalidOperationException($"{expression.GetType().Name} has no value"),
        };
    }

    private object? Attribute(Syntax.Attribute attribute, Frame frame)
    {
        var target = Evaluate(attribute.Target, frame);
        state.Place = attribute.At;
        return access.Attribute(target, attribute.Name);
    }

    private object? Subscript(Item item, Frame frame)
    {
        var target = Evaluate(item.Target, frame);
        var key = Evaluate(item.Key, frame);
        state.Place = item.At;
        return access.Item(target, key);
    }

    private bool Compare(Comparison comparison, Frame frame)
    {
        var left = Evaluate(comparison.First, frame);
        foreach (var link in comparison.Links)
        {
            var right = Evaluate(link.Right, frame);
            state.Place = link.At;
            if (!Comparisons.Holds(link.Operator, left, right))
                return false;
            left = right;
        }

        return true;
    }

    private string Concatenate(Concatenation concatenation, Frame frame)
    {
        var text = new StringBuilder();
        foreach (var part in concatenation.Parts)
        {
            var value = Evaluate(part, frame);
            state.Place = concatenation.At;
            text.Append(PythonText.Str(value));
            state.CheckSize(text.Length);
        }

        return text.ToString();
    }

    private object? Choose(Conditional conditional, Frame frame)
    {
        if (Truth.Of(Evaluate(conditional.Condition, frame)))
            return Evaluate(conditional.Then, frame);
        return conditional.Otherwise is not null
            ? Evaluate(conditional.Otherwise, frame)
            : new JinjaUndefined("the condition of this 'if' is false, and it has no 'else'");
    }

    private bool ApplyTest(Test test, Frame frame)
    {
        var operand = Evaluate(test.Operand, frame);
        var arguments = Arguments(test.Arguments, frame, [operand], null);
        state.Place = test.At;
        return Truth.Of(TestNamed(test.Name).Call(arguments));
    }

    private object? Calculate(Binary binary, Frame frame)
    {
        var left = Evaluate(binary.Left, frame);
        var right = Evaluate(binary.Right, frame);
        state.Place = binary.At;
        return arithmetic.Apply(binary.Operator, left, right);
    }

    private object? Calculate(Unary unary, Frame frame)
    {
        var operand = Evaluate(unary.Operand, frame);
        state.Place = unary.At;
        return Arithmetic.Apply(unary.Operator, operand);
    }

    private List<object?> Items(IReadOnlyList<Expression> items, Frame frame)
    {
        var values = new List<object?>(items.Count);
        foreach (var item in items)
            values.Add(Evaluate(item, frame));
        return values;
    }

    private JinjaDict Dict(DictExpression expression, Frame frame)
    {
        var dict = new JinjaDict();
        foreach (var (key, value) in expression.Items)
        {
            var name = Evaluate(key, frame);
            var item = Evaluate(value, frame);
            state.Place = expression.At;
            dict[name] = item;
        }

        return dict;
    }

    private object? Part(Expression? expression, Frame frame) => expression is null ? null : Evaluate(expression, frame);
}
