using SectorPipeline.Orchestration;

namespace SectorPipeline.Tests.Orchestration.Expressions;

public sealed class ExpressionParserTests
{
    [TestCase("", 0, "a name, a value or '(' is expected here, but the expression ends.")]
    [TestCase("a.b =", 4, "'=' means nothing here. Equal is ==.")]
    [TestCase("a.b ==", 6, "a name, a value or '(' is expected here, but the expression ends.")]
    [TestCase("a.b & c.d", 4, "'&' means nothing here. And is &&.")]
    [TestCase("a.b | c.d", 4, "'|' means nothing here. Or is ||.")]
    [TestCase("a == \"x\"", 5, "'\"' means nothing here. Texts stand in single quotes.")]
    [TestCase("a ? b", 2, "'?' means nothing here. Operators: == != < <= > >= && || !.")]
    [TestCase("a == 'x", 5, "the text that begins here does not end. Close it with '.")]
    [TestCase("(a", 2, "')' is expected here, but the expression ends.")]
    [TestCase("a b", 2, "an operator or the end is expected here, not 'b'.")]
    [TestCase("a.", 2, "a name is expected after the dot, but the expression ends.")]
    [TestCase("a.'b'", 2, "a name is expected after the dot, not 'b'.")]
    [TestCase("12x", 0, "'12x' is not a number. Texts stand in single quotes.")]
    [TestCase("2020-01-03", 4, "an operator or the end is expected here, not '-01'.")]
    [TestCase("contain(a, b)", 0, "no function is called 'contain'. Did you mean 'contains'? There is contains(list or text, value).")]
    [TestCase("contains(a)", 10, "',' is expected here, not ')'.")]
    public void A_fault_is_placed_and_says_what_is_expected(string text, int offset, string message)
    {
        var error = Assert.Throws<ExpressionException>(() => ExpressionParser.Parse(text));

        Assert.That((error.Offset, error.Message), Is.EqualTo((offset, message)));
    }

    [TestCase("a ${{ b.c", 2, "the expression that begins here does not end. Close it with }}.")]
    [TestCase("a ${{ b.c, }}", 9, "an operator or the end is expected here, not ','.")]
    [TestCase("a ${{ }}", 6, "a name, a value or '(' is expected here, but the expression ends.")]
    public void A_fault_inside_a_text_counts_from_its_start(string text, int offset, string message)
    {
        var error = Assert.Throws<ExpressionException>(() => TemplateParser.Parse(text));

        Assert.That((error.Offset, error.Message), Is.EqualTo((offset, message)));
    }

    [TestCase('(')]
    [TestCase('!')]
    public void Nesting_without_end_is_refused_and_does_not_overflow(char opening)
    {
        Assert.That(() => ExpressionParser.Parse(new string(opening, 100_000)), Throws.TypeOf<ExpressionException>().With.Message.Contains("nested too deep"));
    }
}
