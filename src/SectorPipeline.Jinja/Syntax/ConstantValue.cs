namespace SectorPipeline.Jinja.Syntax;

/// <summary>The values of expressions that need no evaluation.</summary>
internal static class ConstantValue
{
    public static (bool IsConstant, object? Value) Of(Expression expression)
    {
        switch (expression)
        {
            case Constant constant:
                return (true, constant.Value);
            case ListExpression list:
                return Items(list.Items);
            case TupleExpression tuple:
                return Items(tuple.Items);
            case DictExpression dict:
                return Dict(dict);
            case Unary { Operator: UnaryOperator.Negate, Operand: Constant { Value: long number } }:
                return (true, -number);
            case Unary { Operator: UnaryOperator.Negate, Operand: Constant { Value: double number } }:
                return (true, -number);
            default:
                return (false, null);
        }
    }

    private static (bool IsConstant, object? Value) Items(IReadOnlyList<Expression> items)
    {
        var values = items.Select(Of).ToList();
        return values.All(value => value.IsConstant) ? (true, values.ConvertAll(value => value.Value)) : (false, null);
    }

    private static (bool IsConstant, object? Value) Dict(DictExpression expression)
    {
        var dict = new JinjaDict();
        foreach (var (key, value) in expression.Items)
        {
            if (Of(key) is not (true, { } name) || name is List<object?> or JinjaDict || Of(value) is not (true, var item))
                return (false, null);
            dict[name] = item;
        }

        return (true, dict);
    }
}
