namespace SectorPipeline.Orchestration;

/// <summary>The syntax of an expression; <see cref="Offset"/> is where it begins in its text.</summary>
internal abstract record Expression(int Offset)
{
    /// <summary>The expressions that it is made of.</summary>
    public virtual IEnumerable<Expression> Parts => [];

    /// <summary>The names in it, at any depth.</summary>
    public IEnumerable<Name> Names => this is Name name ? [name] : Parts.SelectMany(part => part.Names);

    /// <summary>A text, a number, true, false or null.</summary>
    internal sealed record Literal(object? Value, int Offset) : Expression(Offset);

    /// <summary>Such as <c>steps.prices.rows</c>.</summary>
    internal sealed record Name(IReadOnlyList<Token> Path, int Offset) : Expression(Offset)
    {
        public string Root => Path[0].Text;

        /// <summary>The path from a part of it on, with dots.</summary>
        public string From(int part) => string.Join('.', Path.Skip(part).Select(token => token.Text));
    }

    internal sealed record Not(Expression Operand, int Offset) : Expression(Offset)
    {
        public override IEnumerable<Expression> Parts => [Operand];
    }

    internal sealed record Binary(Operator Operator, Expression Left, Expression Right, int Offset) : Expression(Offset)
    {
        public override IEnumerable<Expression> Parts => [Left, Right];
    }

    /// <summary><c>contains(all, one)</c>: whether a list holds an item, or a text another.</summary>
    internal sealed record Contains(Expression All, Expression One, int Offset) : Expression(Offset)
    {
        public override IEnumerable<Expression> Parts => [All, One];
    }
}
