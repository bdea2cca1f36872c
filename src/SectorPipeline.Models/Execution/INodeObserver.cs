namespace SectorPipeline.Models;

/// <summary>Is told how a command goes on; called from several threads.</summary>
public interface INodeObserver
{
    /// <summary>The nodes that will be run were chosen.</summary>
    void Planned(int total);

    void NodeStarted(Node node);

    /// <summary>A node ended or was skipped.</summary>
    void NodeFinished(NodeResult result);

    /// <summary>What a template logs.</summary>
    void Message(string text);
}
