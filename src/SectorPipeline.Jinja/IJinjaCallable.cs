namespace SectorPipeline.Jinja;

/// <summary>What a template may call.</summary>
public interface IJinjaCallable
{
    object? Call(JinjaArguments arguments);
}
