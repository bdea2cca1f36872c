namespace SectorPipeline.Orchestration;

/// <summary>Finds the expressions in a text.</summary>
internal static class TemplateParser
{
    public static bool HasExpressions(string text) => text.Contains(Template.Opening, StringComparison.Ordinal);

    /// <exception cref="ExpressionException">What stands in <c>${{ }}</c> is no expression, or it is not closed.</exception>
    public static Template.Text Parse(string text)
    {
        var parts = new List<Expression>();
        var position = 0;
        while (text.IndexOf(Template.Opening, position, StringComparison.Ordinal) is >= 0 and var opening)
        {
            AddText(parts, text, position, opening);
            var start = opening + Template.Opening.Length;
            var end = ClosingAfter(text, start);
            parts.Add(ExpressionParser.Parse(text, start, end));
            position = end + Template.Closing.Length;
        }

        AddText(parts, text, position, text.Length);
        return new Template.Text(parts);
    }

    private static void AddText(List<Expression> parts, string text, int start, int end)
    {
        if (end > start || text.Length == 0)
            parts.Add(new Expression.Literal(text[start..end], start));
    }

    // Two braces in a quoted text do not close the expression.
    private static int ClosingAfter(string text, int start)
    {
        var quoted = false;
        for (var position = start; position < text.Length; position++)
        {
            if (text[position] == '\'')
                quoted = !quoted;
            else if (!quoted && string.CompareOrdinal(text, position, Template.Closing, 0, Template.Closing.Length) == 0)
                return position;
        }

        throw new ExpressionException(start - Template.Opening.Length, $"the expression that begins here does not end. Close it with {Template.Closing}.");
    }
}
