namespace SectorPipeline.Jinja.Parsing;

/// <summary>Counts the reads of the names that a macro has only when its body reads them.</summary>
internal readonly record struct SpecialNames(int Caller, int Varargs, int Kwargs)
{
    public SpecialNames With(string name) => name switch
    {
        "caller" => this with { Caller = Caller + 1 },
        "varargs" => this with { Varargs = Varargs + 1 },
        "kwargs" => this with { Kwargs = Kwargs + 1 },
        _ => this,
    };
}
