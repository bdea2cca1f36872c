using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Parsing;

/// <summary>block, extends, include, import and from.</summary>
internal sealed class TemplateTags(TagContext context)
{
    private static readonly string[] BlockEnd = ["endblock"];

    public Statement Block(Place at)
    {
        var name = context.Tokens.Expect(TokenKind.Name, "the block's name").Text;
        var isScoped = context.Tokens.SkipName("scoped");
        var isRequired = context.Tokens.SkipName("required");
        if (context.Tokens.Is(TokenKind.Subtract))
            throw new SyntaxFaultException(context.Tokens.Current.At, "the name of a block cannot hold a hyphen.", " Use an underscore.");
        var body = context.Body(BlockEnd, dropEnd: true);
        context.Tokens.SkipName(name);
        return new Block(at, name, isScoped, isRequired, body);
    }

    public Statement Extends(Place at) => new Extends(at, context.Expressions.Expression());

    public Statement Include(Place at)
    {
        var template = context.Expressions.Expression();
        var ignoreMissing = context.Tokens.IsName("ignore") && context.Tokens.Ahead.IsName("missing");
        if (ignoreMissing)
        {
            context.Tokens.Advance();
            context.Tokens.Advance();
        }

        return new Include(at, template, ignoreMissing, WithContext() ?? true);
    }

    public Statement Import(Place at)
    {
        var template = context.Expressions.Expression();
        context.Tokens.ExpectName("as");
        var target = context.Tokens.Expect(TokenKind.Name, "a name").Text;
        return new Import(at, template, target, WithContext() ?? false);
    }

    public Statement From(Place at)
    {
        var template = context.Expressions.Expression();
        context.Tokens.ExpectName("import");
        var names = new List<ImportedName>();
        var withContext = WithContext();
        while (withContext is null)
        {
            names.Add(ImportedName());
            withContext = WithContext();
            if (withContext is not null || !context.Tokens.Skip(TokenKind.Comma))
                break;
            withContext = WithContext();
        }

        return new FromImport(at, template, names, withContext ?? false);
    }

    private ImportedName ImportedName()
    {
        var name = context.Tokens.Expect(TokenKind.Name, "the name to import");
        if (name.Text.StartsWith('_'))
            throw new SyntaxFaultException(name.At, $"'{name.Text}' begins with an underscore and cannot be imported.", kind: JinjaErrorKind.Assertion);
        var alias = context.Tokens.SkipName("as") ? context.Tokens.Expect(TokenKind.Name, "a name").Text : name.Text;
        return new ImportedName(name.Text, alias);
    }

    private bool? WithContext()
    {
        var isWith = context.Tokens.IsName("with");
        if (!(isWith || context.Tokens.IsName("without")) || !context.Tokens.Ahead.IsName("context"))
            return null;
        context.Tokens.Advance();
        context.Tokens.Advance();
        return isWith;
    }
}
