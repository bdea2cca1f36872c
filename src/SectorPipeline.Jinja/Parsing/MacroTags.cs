using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Parsing;

/// <summary>macro and call.</summary>
internal sealed class MacroTags(TagContext context)
{
    private static readonly string[] MacroEnd = ["endmacro"];
    private static readonly string[] CallEnd = ["endcall"];

    public Statement Macro(Place at)
    {
        var name = context.Tokens.Expect(TokenKind.Name, "the macro's name").Text;
        return new MacroStatement(at, Declaration(name, MacroEnd));
    }

    public Statement Call(Place at)
    {
        var before = context.Expressions.SpecialNames;
        var parameters = context.Tokens.Is(TokenKind.OpenParenthesis) ? Parameters() : [];
        if (context.Expressions.Expression() is not Call call)
            throw new SyntaxFaultException(at, "a call block needs a call.", " Write {% call name(…) %}.");
        var body = context.Body(CallEnd, dropEnd: true);
        return new CallBlock(at, call, Declare("caller", parameters, body, before));
    }

    /// <summary>Signature and body of something that becomes a macro.</summary>
    public MacroDeclaration Declaration(string name, string[] end)
    {
        var before = context.Expressions.SpecialNames;
        var at = context.Tokens.Current.At;
        var parameters = Parameters();
        if (parameters.Any(parameter => parameter is { Name: "caller", Default: null }))
            throw new SyntaxFaultException(at, "the parameter 'caller' needs a default.", " Leave it out, or write caller=none.", JinjaErrorKind.Assertion);
        return Declare(name, parameters, context.Body(end, dropEnd: true), before);
    }

    /// <summary>A body without a signature.</summary>
    public MacroDeclaration Declaration(string name, IReadOnlyList<Statement> body, SpecialNames before) =>
        Declare(name, [], body, before);

    private MacroDeclaration Declare(
        string name,
        List<MacroParameter> parameters,
        IReadOnlyList<Statement> body,
        SpecialNames before)
    {
        var after = context.Expressions.SpecialNames;
        return new MacroDeclaration(
            name,
            parameters,
            body,
            after.Caller > before.Caller,
            after.Varargs > before.Varargs,
            after.Kwargs > before.Kwargs);
    }

    private List<MacroParameter> Parameters()
    {
        context.Tokens.Expect(TokenKind.OpenParenthesis, "'('");
        var parameters = new List<MacroParameter>();
        while (!context.Tokens.Is(TokenKind.CloseParenthesis))
        {
            if (parameters.Count > 0)
                context.Tokens.Expect(TokenKind.Comma, "',' or ')'");
            parameters.Add(Parameter(parameters));
        }

        context.Tokens.Advance();
        return parameters;
    }

    private MacroParameter Parameter(List<MacroParameter> before)
    {
        var name = context.Tokens.Expect(TokenKind.Name, "the name of a parameter");
        if (name.Text is "true" or "false" or "none" or "True" or "False" or "None")
            throw new SyntaxFaultException(name.At, $"'{name.Text}' is a constant and cannot name a parameter.");
        if (context.Tokens.Skip(TokenKind.Assign))
            return new MacroParameter(name.Text, context.Expressions.Expression());
        if (before.Count > 0 && before[^1].Default is not null)
            throw new SyntaxFaultException(context.Tokens.Current.At, $"the parameter '{name.Text}' has no default, but the one before it has.", " Put parameters without default first.");
        return new MacroParameter(name.Text, null);
    }
}
