namespace SectorPipeline.Orchestration;

/// <summary>A value of a job file that may hold expressions in <c>${{ }}</c>: a text, or a list of such texts.</summary>
public abstract record Template
{
    internal const string Opening = "${{";
    internal const string Closing = "}}";

    private Template()
    {
    }

    /// <summary>Every expression in it.</summary>
    internal abstract IEnumerable<Expression> Expressions { get; }

    /// <summary>The value: text as a rule; what the expression is worth where one makes up the whole; a list for a list.</summary>
    internal abstract object? Evaluate(Func<Expression.Name, object?> names);

    /// <summary>A text of parts: what stands as it is, and expressions.</summary>
    internal sealed record Text(IReadOnlyList<Expression> Parts) : Template
    {
        internal override IEnumerable<Expression> Expressions => Parts;

        internal override object? Evaluate(Func<Expression.Name, object?> names) =>
            Parts is [var only]
                ? Evaluator.Evaluate(only, names)
                : string.Concat(Parts.Select(part => Evaluator.TextOf(Evaluator.Evaluate(part, names))));
    }

    /// <summary>An item that is worth a list stands for its items; one that is worth nothing for none.</summary>
    internal sealed record List(IReadOnlyList<Text> Items) : Template
    {
        internal override IEnumerable<Expression> Expressions => Items.SelectMany(item => item.Expressions);

        internal override object? Evaluate(Func<Expression.Name, object?> names) =>
            Items.SelectMany(item => ItemsOf(item.Evaluate(names))).ToArray();

        private static IEnumerable<string> ItemsOf(object? value) => value switch
        {
            null => [],
            IEnumerable<string> list => list,
            _ => [Evaluator.TextOf(value)],
        };
    }
}
