using SectorPipeline.Orchestration;

namespace SectorPipeline.Tests.Orchestration.Expressions;

public sealed class EvaluatorTests
{
    private static readonly Dictionary<string, object?> Values = new(StringComparer.Ordinal)
    {
        ["params.symbols"] = new[] { "AAPL", "MSFT" },
        ["params.limit"] = "5",
        ["params.dry"] = "False",
        ["params.none"] = null,
        ["session.date"] = "2020-01-03",
        ["session.is_half_day"] = false,
        ["steps.load.rows"] = 7L,
        ["steps.load.counts.yahoo.requests"] = 3L,
    };

    [TestCase("true", true)]
    [TestCase("null == null", true)]
    [TestCase("params.none == ''", false)]
    [TestCase("'it''s' == 'it''s'", true)]
    [TestCase("'a' == 'A'", false)]
    [TestCase("1 == 1.0", true)]
    [TestCase("-1 < 0.5", true)]
    [TestCase("params.limit == 5", true)]
    [TestCase("params.limit < 10", true)]
    [TestCase("params.dry == false", true)]
    [TestCase("params.dry", false)]
    [TestCase("!params.dry", true)]
    [TestCase("!!session.is_half_day", false)]
    [TestCase("session.date >= '2020-01-03' && session.date < '2020-02'", true)]
    [TestCase("steps.load.rows > 6", true)]
    [TestCase("steps.load.counts.yahoo.requests == 3", true)]
    [TestCase("contains(params.symbols, 'MSFT')", true)]
    [TestCase("contains(params.symbols, 'MS')", false)]
    [TestCase("contains(session.date, '2020')", true)]
    [TestCase("contains(params.none, 'x')", false)]
    [TestCase("params.symbols", true)]
    [TestCase("params.symbols == 'AAPL,MSFT'", true)]
    [TestCase("false && false || true", true)]
    [TestCase("false && (false || true)", false)]
    [TestCase("true || false && false", true)]
    [TestCase("1 != 2 == true", null, Description = "comparisons do not chain")]
    public void An_expression_is_true_or_not(string text, bool? expected)
    {
        if (expected is null)
            Assert.That(() => ExpressionParser.Parse(text), Throws.TypeOf<ExpressionException>());
        else
            Assert.That(Evaluator.IsTrue(Evaluate(text)), Is.EqualTo(expected));
    }

    [TestCase("'five' < 6")]
    [TestCase("'five' > 6")]
    [TestCase("'five' == 6")]
    [TestCase("null < 1")]
    [TestCase("null >= 1")]
    [TestCase("true > false")]
    public void What_cannot_be_compared_is_neither_less_nor_equal_nor_greater(string text)
    {
        Assert.That(Evaluate(text), Is.False);
    }

    [Test]
    public void What_decides_already_leaves_the_rest_unread()
    {
        var expression = ExpressionParser.Parse("false && params.x || true || params.x");

        var value = Evaluator.Evaluate(expression, name => throw new InvalidOperationException($"{name.From(0)} was read"));

        Assert.That(value, Is.True);
    }

    [Test]
    public void A_value_that_is_one_whole_expression_keeps_its_type()
    {
        Assert.That(Render("${{ params.symbols }}"), Is.EqualTo(new[] { "AAPL", "MSFT" }));
        Assert.That(Render("${{ steps.load.rows }}"), Is.EqualTo(7L));
        Assert.That(Render("${{ params.none }}"), Is.Null);
    }

    [Test]
    public void Expressions_inside_a_text_become_text()
    {
        Assert.That(Render("${{ params.symbols }} on ${{session.date}}: ${{ steps.load.rows > 6 }}${{ params.none }} $ {{ }}"), Is.EqualTo("AAPL,MSFT on 2020-01-03: true $ {{ }}"));
        Assert.That(Render("${{ 'a}}b' }}!"), Is.EqualTo("a}}b!"));
    }

    private static object? Evaluate(string text) => Evaluator.Evaluate(ExpressionParser.Parse(text), Value);

    private static object? Render(string text) => TemplateParser.Parse(text).Evaluate(Value);

    private static object? Value(Expression.Name name) => Values[name.From(0)];
}
