namespace SectorPipeline.Jinja;

/// <summary>The kinds of error, named as the classes of Jinja2 and Python are.</summary>
public static class JinjaErrorKind
{
    public const string Syntax = "TemplateSyntaxError";
    public const string Assertion = "TemplateAssertionError";
    public const string Runtime = "TemplateRuntimeError";
    public const string NotFound = "TemplateNotFound";
    public const string Undefined = "UndefinedError";
    public const string FilterArgument = "FilterArgumentError";
    public const string Security = "SecurityError";
    public const string Type = "TypeError";
    public const string Value = "ValueError";
    public const string Key = "KeyError";
    public const string Index = "IndexError";
    public const string Attribute = "AttributeError";
    public const string ZeroDivision = "ZeroDivisionError";
    public const string Overflow = "OverflowError";
    public const string Recursion = "RecursionError";
    public const string Memory = "MemoryError";
}
